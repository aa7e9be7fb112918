package io.broadsheet.website.form;

import io.broadsheet.chassis.web.client.ClientAddresses;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import org.springframework.stereotype.Component;

/** Tells the services whom a call is for (RFC 7239); they believe it from a trusted proxy only. */
@Component
public class ForwardedHeader {

    private final ClientAddresses readers;

    ForwardedHeader(ClientAddresses readers) {
        this.readers = readers;
    }

    public String header(HttpServletRequest request) {
        var address = readers.address(request);
        var text = address.getHostAddress();
        if (address instanceof Inet6Address) {
            var scope = text.indexOf('%');
            return "for=\"[" + (scope < 0 ? text : text.substring(0, scope)) + "]\"";
        }
        return "for=" + text;
    }

    public String network(HttpServletRequest request) {
        return readers.network(request);
    }
}
