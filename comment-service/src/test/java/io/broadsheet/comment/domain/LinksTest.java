package io.broadsheet.comment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://pills.example/now",
                "HTTP://PILLS.EXAMPLE",
                "hxxps://pills.example",
                "http[:]//pills.example",
                "http : / / pills.example",
                "www.pills.example",
                "www dot pills dot com",
                "pills.com",
                "PILLS.COM",
                "cheap-pills.co.uk/now?a=b",
                "pills[.]com",
                "pills (dot) com",
                "pills {punkt} de",
                "pills\u3002com",
                "pills . com",
                "\uFF50\uFF49\uFF4C\uFF4C\uFF53\uFF0E\uFF43\uFF4F\uFF4D",
                "\uFF48\uFF54\uFF54\uFF50\uFF1A\uFF0F\uFF0Fpills.example",
                "pi\u200Blls.com",
                "m\u00FCller.de",
                "\u0446\u0435\u043D\u044B.ru",
                "pills.\u200Bcom",
                "pills.c\u200Bom",
                "Pills.Com",
                "pills.com.Thanks",
                "pills.com.x",
                "pills.\u0441om",
                "pills .com",
                "pills. com",
                "bit.ly/3xYz",
                "youtu.be/abc",
                "sales@pills.com",
                "http://192.0.2.7/",
                "rb.gy/3x",
                "is.gd/3x",
                "goo.gl/3x",
                "forms.gle/3x",
                "x.ai/y",
                "1drv.ms/b",
                "pills.casino/win",
                "PILLS.CASINO/WIN",
                "pills.ca/x",
                "203.0.113.9/win",
                "203.0.113.9:8080",
                "203.0.113.9:8080/win",
                "\u043A\u0443\u043F\u0438\u0442\u044C.\u0440\u0444/x",
                "\u043A\u0443\u043F\u0438\u0442\u044C.\u0440\u0444",
                "\u043F\u0440\u0438\u043C\u0435\u0440.xn--p1ai/x",
                "xn--e1afmkfd.xn--p1ai",
                "\u8D2D\u4E70.\u516C\u53F8/x",
                "pills-dot-com",
                "pills_dot_com",
                "cheap-pills-dot-com",
                "pills-punkt-de",
                "pills[.]casino",
                "pills[dot]casino",
                "pills(.)casino",
                "pills(dot)casino",
                "pills{.}casino/x",
                "\uD83C\uDD5F\uD83C\uDD58\uD83C\uDD5B\uD83C\uDD5B\uD83C\uDD62.\uD83C\uDD52\uD83C\uDD5E\uD83C\uDD5C",
                "\u1D18\u026A\u029F\u029F\uA731.\u1D04\u1D0F\u1D0D",
                "pills\u2022com",
                "pills\u00B7com",
                "pills d0t com",
                "pills.casino?x=1",
                "pills.casino:8080",
                "pills.casino/",
                "sales@pills.casino",
                "http:/pills.casino",
                "http//pills.casino",
                "tg://join?x",
                "pills.\u0440\u0444",
                "\u043A\u0443\u043F\u0438\u0442\u044C.\u043E\u043D\u043B\u0430\u0439\u043D/x",
                "\u4F8B\u3048.\u30C6\u30B9\u30C8/x",
                "\u770B\u8FD9\u91CCpills.com\u5427",
                "pills.com\uC5D0\uC11C",
                "pills.com\u3067\u3059",
                "pills.com-",
                "pills.com-Gutschein",
                "pills\u2027com",
                "pills\u22C5com",
                "pills\u30FBcom",
                "https:\u2044\u2044pills.casino",
                "https:\\\\pills.casino",
                "pills.casino\u2215win",
                "shop.es",
                "zara.es",
                "SHOP.ES",
                "shop.es/de",
                "otto.de",
                "pills.top",
                "pills\u70B9com",
                "\u8D2D\u4E70\u9EDEcom",
                "pills \u70B9 com",
                "\u0441\u0430\u0439\u0442 \u0442\u043E\u0447\u043A\u0430 \u0440\u0443",
                "pills (\u0442\u043E\u0447\u043A\u0430) \u0440\u0444",
                "\u0441\u0430\u0439\u0442.\u0443\u043A\u0440",
                "\u0645\u0648\u0642\u0639 \u062F\u0648\u062A \u0643\u0648\u0645"
            })
    void findsLinksHoweverTheyAreWritten(String link) {
        assertThat(Links.in("Look at " + link + " today")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The end.It was late",
                "the end.so what",
                "e.g. this, i.e. that",
                "It costs 3.50 or 1.000,00",
                "U.S. and U.K./Europe",
                "St.Petersburg is cold",
                "Wait...what",
                "and/or, he/she",
                "at 10.30 p.m.",
                "version 2.0.1",
                "the end.The next",
                "the end.Top of the list",
                "It was late. top notch",
                "Uncle Tom. he said",
                "\u0434\u043E\u043C.\u0441\u043E \u043C\u043D\u043E\u0439",
                "Yes.No/maybe",
                "It ended.He/She left",
                "the end.he/she said",
                "I like tea.and/or coffee",
                "9 a.m./p.m.",
                "e.g.this/that, z.B.hier/dort",
                "U.K/Europe",
                "approx.two/three hours, incl.tax/shipping, ca.zwei/drei Tage",
                "the network 10.0.0.0/8, version 1.2.3.4, 203.0.113.9",
                "1.2.3.4:5",
                "at 3.5km/h, 7.5l/100km, 1.50/kg",
                "1.1.2026/2.1.2026",
                "Node.js/React, file.txt/file.pdf",
                "a polka dot top, a polka-dot dress/skirt",
                "auf den Punkt top",
                "\u8FD9\u70B9\u5F88\u91CD\u8981, \u4E09\u70B9\u5230",
                "\u042D\u0442\u043E \u0442\u043E\u0447\u043A\u0430 \u0440\u043E\u0441\u0442\u0430",
                "Note (dot) there, un bon (point) merci, der (Punkt) hier",
                "He said [...] and/or [.]",
                "\u0434\u043E\u043C.\u043E\u043D/\u043E\u043D\u0430",
                "Dr.med./Prof. Meier",
                "Berlin/Wien, km/h, w/o, 50/50, 24/7",
                "\u65B9\u6CD5\u3002\u8F6E\u5230",
                "Mt. 5:3, 1.Kor.13:4",
                "Is it so.really? a=b; the end.what?",
                "@jane.doe and @john.roe agree",
                "col\u00B7lecci\u00F3, one \u2022two \u2022three",
                "Note: // this // that",
                "log.info(x); button.click(); this.app.get(x); a.ws.send(y)",
                "if (user.link == null || x.top >= 1) { this.site = y; config.live=  true }",
                "ASP.NET and VB.NET",
                "The dot com bubble, and the dot.com era",
                "war gut.es regnete den ganzen tag",
                "war gut.es ist aber teuer, und toll.es hat spa\u00DF gemacht",
                "WAR GUT.ES GAB KUCHEN",
                "estuvo bien.es verdad, y ya.se acab\u00F3",
                "gracias.de nada; de rien.de rien; pas mal.de plus",
                "that is the end.top of the list",
                "nicht sch\u00F6n.es funktioniert, klappte.es st\u00F6rte"
            })
    void leavesTalkAlone(String talk) {
        assertThat(Links.in(talk)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kauf bei shop.es",
                "bei shop.es bestellt",
                "shop.es heute bitte",
                "comprado en zara.es la semana pasada",
                "auf otto.de ist es g\u00FCnstig",
                "sur amazon.de les prix",
                "hm.se har allt",
                "see pills.top and win",
                "www.shop.es ist gut",
                "shop.es/x ist gut"
            })
    void knowsAnAddressWithinASentence(String text) {
        assertThat(Links.in(text)).hasSize(1);
    }

    @Test
    void marksTheLinkAndNotTheSentence() {
        String text = "See (https://a.example/x), or pills.com.";

        assertThat(Links.in(text))
                .extracting(span -> text.substring(span.from(), span.to()))
                .containsExactly("https://a.example/x", "pills.com");
    }

    @Test
    void marksWhatWasTyped() {
        String text = "Buy\u200B at \uD83D\uDC8A pi\u200Blls.c\u200Bom now";

        assertThat(Links.in(text))
                .extracting(span -> text.substring(span.from(), span.to()))
                .containsExactly("pi\u200Blls.c\u200Bom");
    }

    @Test
    void marksWholeLettersOfTwoUnits() {
        String text = "Buy \uD835\uDC29.\uD835\uDC1C\uD835\uDC28\uD835\uDC26 \uD83D\uDC8A";

        assertThat(Links.in(text))
                .extracting(span -> text.substring(span.from(), span.to()))
                .containsExactly("\uD835\uDC29.\uD835\uDC1C\uD835\uDC28\uD835\uDC26");
    }

    /** A pattern that tries everything again and again would take minutes. */
    @ParameterizedTest
    @ValueSource(
            strings = {"a.", "a-", "www.", "http:/", "[dot]", " dot ", "a dot ", "a\u0301", "a-dot-", "a[.]", "1.2.3.4:"
            })
    void readsTheLongestTextsInNoTime(String piece) {
        String text = piece.repeat(100_000 / piece.length());

        assertThat(Duration.ofNanos(timeOf(() -> Links.in(text)))).isLessThan(Duration.ofSeconds(5));
    }

    private static long timeOf(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }
}
