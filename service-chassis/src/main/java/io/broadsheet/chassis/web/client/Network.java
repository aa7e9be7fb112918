package io.broadsheet.chassis.web.client;

import java.net.InetAddress;
import java.util.Arrays;

/** An address block. */
record Network(InetAddress address, int prefix) {

    /** @throws IllegalArgumentException unless it is an address or CIDR block */
    static Network parse(String block) {
        var parts = block.strip().split("/", -1);
        var address = InetAddress.ofLiteral(parts[0]);
        int bits = address.getAddress().length * 8;
        int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
        if (parts.length > 2 || prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException("not a network");
        }
        return new Network(address, prefix);
    }

    boolean contains(InetAddress candidate) {
        byte[] mine = address.getAddress();
        byte[] its = candidate.getAddress();
        if (mine.length != its.length) {
            return false;
        }
        int whole = prefix / 8;
        int rest = prefix % 8;
        return Arrays.equals(mine, 0, whole, its, 0, whole)
                && (rest == 0 || ((mine[whole] ^ its[whole]) & 0xFF) >> (8 - rest) == 0);
    }
}
