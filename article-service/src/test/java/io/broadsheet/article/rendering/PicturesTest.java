package io.broadsheet.article.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PicturesTest {

    private static final String LIBRARY = "/images/0123456789abcdef0123456789abcdef/320.jpg";

    private final Pictures pictures = new Pictures(
            List.of("Img.Example"),
            List.of(URI.create("https://news.example"), URI.create("http://127.0.0.1:8085/newsroom")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<img src='LIBRARY' alt='A pier' width=320 height=200>"
                        + " | <img src=\"LIBRARY\" alt=\"A pier\" width=\"320\" height=\"200\"> | 0",
                "<img src='LIBRARY' alt=' ' width=100000 height=1> | <img src=\"LIBRARY\" alt=\"\"> | 1",
                "<img src='LIBRARY' alt=\uD83C\uDF89> | <img src=\"LIBRARY\" alt=\"\uD83C\uDF89\"> | 0",
                "<img src='LIBRARY' title='A dog Description automatically generated'"
                        + " alt='A dog&#10;&#10;Description automatically generated'> | <img src=\"LIBRARY\" alt=\"\"> | 1",
                "<img src='cid:1' alt='A dog&#10;&#10;AI-generated content may be incorrect.'> | '' | 1",
                "<img src='/images/x/1.jpg' alt=a> | <img src=\"/images/x/1.jpg\" alt=\"a\"> | 1",
                "<img src='https://news.exampleLIBRARY' alt=Pier> | <img src=\"LIBRARY\" alt=\"Pier\"> | 0",
                "<img src='HTTP://News.Example:80LIBRARY' alt=Pier> | <img src=\"LIBRARY\" alt=\"Pier\"> | 0",
                "<img src='//news.example:443LIBRARY' alt=Pier> | <img src=\"LIBRARY\" alt=\"Pier\"> | 0",
                "<img src='http://127.0.0.1:8085/newsroomLIBRARY' alt=Pier> | <img src=\"LIBRARY\" alt=\"Pier\"> | 0",
                "<img src='https://news.example/previews/a.b-cLIBRARY' alt=Pier> | <img src=\"LIBRARY\" alt=\"Pier\"> | 0",
                "<img src='data:,' data-src='https://news.exampleLIBRARY' alt=Pier>"
                        + " | <img src=\"LIBRARY\" data-src=\"https://news.exampleLIBRARY\" alt=\"Pier\"> | 0",
                "<img src='https://news.example@evil.testLIBRARY' alt=a>"
                        + " | <a href=\"https://news.example@evil.testLIBRARY\">a</a> | 1",
                "<img src='https://news.example.evil.testLIBRARY' alt=a>"
                        + " | <a href=\"https://news.example.evil.testLIBRARY\">a</a> | 1",
                "<img src='https://news.example:8443LIBRARY' alt=a>"
                        + " | <a href=\"https://news.example:8443LIBRARY\">a</a> | 1",
                "<img src='https://news.example/logo.png' alt=a> | <a href=\"https://news.example/logo.png\">a</a> | 1",
                "<img src='//IMG.example/a.jpg' alt=a> | <img src=\"https://IMG.example/a.jpg\" alt=\"a\"> | 0",
                "<img src='https://img.example.evil.test/a.jpg' alt=a>"
                        + " | <a href=\"https://img.example.evil.test/a.jpg\">a</a> | 1",
                "<a href='https://x.example/'><img src='https://y.example/b.jpg'></a>"
                        + " | <a href=\"https://x.example/\">y.example/b.jpg</a> | 1",
                "<img src='data:image/png;base64,AA' alt='A crane'> | A crane | 1",
                "<img src='data:,' data-src='https://img.example/a.jpg' alt=a>"
                        + " | <img src=\"https://img.example/a.jpg\" data-src=\"https://img.example/a.jpg\" alt=\"a\"> | 0",
                "<a href='https://x.example/p'><img src='LIBRARY'></a>"
                        + " | <a href=\"https://x.example/p\"><img src=\"LIBRARY\" alt=\"x.example/p\"></a> | 1",
                "<img alt=a> | a | 1",
                "<img src='pier.jpg' alt='A pier'> | A pier | 1",
                "<img src='images/b.jpg' alt=a> | a | 1",
                "<img src='/uploads/c.png' alt=a> | a | 1",
                "<img src='../d.png' alt=a> | a | 1",
                "<img src='/images/../d.png' alt=a> | a | 1",
                "<img src='#x' alt=a> | a | 1",
                "<img src='https://y.example/my picture.jpg' alt=a>"
                        + " | <a href=\"https://y.example/my%20picture.jpg\">a</a> | 1",
                "<v:shape alt='A map'><v:imagedata src='x.png'/></v:shape> | '<v:shape alt=\"A map\">A map</v:shape>' | 1",
                "<v:shape><v:imagedata src='cid:1' o:title='Chart'/></v:shape> | <v:shape>Chart</v:shape> | 1",
            })
    void areShownOrLinkedOrTold(String pasted, String mended, int warnings) {
        var result = Mended.by(pictures, pasted.replace("LIBRARY", LIBRARY));

        assertThat(result.html()).isEqualTo(mended.replace("LIBRARY", LIBRARY));
        assertThat(result.warnings()).hasSize(warnings);
    }
}
