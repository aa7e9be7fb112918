package io.broadsheet.chassis.web.json;

import io.broadsheet.chassis.Texts;
import io.broadsheet.chassis.web.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Refuses JSON that is not Unicode text: malformed UTF-8, halves of surrogate pairs. Jackson would repair it silently. */
@ControllerAdvice
public class UnicodeBodies extends RequestBodyAdviceAdapter {

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return JacksonJsonHttpMessageConverter.class.isAssignableFrom(converter);
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage request,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        byte[] body = request.getBody().readAllBytes();
        if (Texts.ofUtf8(body) == null || hasHalfPair(body)) {
            throw ProblemException.malformed("The body is not text in UTF-8.");
        }
        return new Read(request.getHeaders(), body);
    }

    private record Read(HttpHeaders headers, byte[] body) implements HttpInputMessage {

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(body);
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }

    /** Whether the JSON escapes one half of a surrogate pair without the other: {@code "\ud83d"}. */
    static boolean hasHalfPair(byte[] json) {
        boolean highBefore = false;
        for (int i = 0; i < json.length; i++) {
            boolean high = false;
            boolean low = false;
            if (json[i] == '\\') {
                int unit = i + 5 < json.length && json[i + 1] == 'u' ? hex(json, i + 2) : -1;
                high = unit >= 0xD800 && unit <= 0xDBFF;
                low = unit >= 0xDC00 && unit <= 0xDFFF;
                i += unit >= 0 ? 5 : 1;
            }
            if (highBefore != low) {
                return true;
            }
            highBefore = high;
        }
        return highBefore;
    }

    private static int hex(byte[] json, int at) {
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = Character.digit(json[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
