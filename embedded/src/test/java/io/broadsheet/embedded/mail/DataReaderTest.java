package io.broadsheet.embedded.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataReaderTest {

    /** C and L stand for CR and LF. Only CR LF . CR LF ends a mail: else one could smuggle another (CVE-2023-51764). */
    @ParameterizedTest
    @CsvSource({
        "aCL.CL, aCL",
        ".CL, ''",
        "aCL..bCL.CL, aCL.bCL",
        "aCL.bCL.CL, aCLbCL",
        "aL.LbCL.CL, aL.LbCL",
        "aC.CbCL.CL, aC.CbCL",
        "aCL.CbCL.CL, aCLCbCL",
        "aCL.LbCL.CL, aCLLbCL",
        "aCCL.CL, aCCL",
        "CL.CL, CL",
    })
    void endsAtItsFinalDotHoweverTheBytesArrive(String sent, String expected) {
        byte[] bytes = bytes(sent + "QUIT");
        for (int chunk = 1; chunk <= bytes.length; chunk++) {
            var reader = new DataReader(1_000);
            int end = -1;
            for (int from = 0; end < 0 && from < bytes.length; from += chunk) {
                end = reader.read(bytes, from, Math.min(bytes.length, from + chunk));
            }
            assertThat(end).isEqualTo(bytes.length - 4);
            assertThat(reader.data()).isEqualTo(bytes(expected));
        }
    }

    @Test
    void reportsMailThatIsTooBigAfterReadingIt() {
        var reader = new DataReader(10);
        byte[] bytes = bytes("0123456789aCL.CL");
        assertThat(reader.read(bytes, 0, bytes.length)).isEqualTo(bytes.length);
        assertThat(reader.data()).isNull();
    }

    private static byte[] bytes(String text) {
        return text.replace('C', '\r').replace('L', '\n').getBytes(StandardCharsets.US_ASCII);
    }
}
