package io.broadsheet.article.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.article.domain.Crop;
import io.broadsheet.article.domain.Embedded;
import io.broadsheet.article.domain.Focus;
import io.broadsheet.article.domain.Picture;
import io.broadsheet.article.domain.Rights;
import io.broadsheet.article.domain.SourceType;
import io.broadsheet.article.domain.SourceType.MadeByMachine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

class RightsTest {

    private static final Rights AGENCYS =
            new Rights("Ana Sorel, Bo Lind", "© 2026 Coast Agency", "Editorial use", new SourceType("digitalCapture"));

    private final ImageProcessor processor =
            new ImageProcessor(new ImageSettings(50_000_000, 16_000_000, 12_000_000, 1, DataSize.ofMegabytes(16)));

    @Test
    void areReadFromXmpAndWrittenIntoEverySizeWithoutThePlace() throws IOException {
        for (var file : new byte[][] {
            MetadataSamples.withXmp(Samples.withExif(Samples.jpeg(700, 400), 1), "digitalCapture"),
            MetadataSamples.pngWithXmp(Samples.transparentPng(700, 400), "digitalCapture")
        }) {
            var made = processor.develop(file, "h");

            assertThat(made.embedded())
                    .isEqualTo(new Embedded(AGENCYS, "Ana Sorel / Coast Agency", "A long pier", "A pier at low tide"));
            for (var size : made.sizes()) {
                assertThat(ImageIO.read(new ByteArrayInputStream(size))).isNotNull();
                assertThat(new String(size, ISO_8859_1))
                        .doesNotContain(Samples.SECRET)
                        .doesNotContain("low tide");
                assertThat(processor.embedded(size))
                        .isEqualTo(new Embedded(AGENCYS, "Ana Sorel / Coast Agency", "", ""));
            }
        }
    }

    @Test
    void areReadFromTheOlderFormOfIptc() {
        var made = processor.develop(MetadataSamples.withIptc(Samples.jpeg(300, 200)), "h");

        assertThat(made.embedded())
                .isEqualTo(new Embedded(new Rights("Ana Sorel", "© Coast", null, null), "Coast Agency", "", "A pier"));
        assertThat(new String(made.sizes().getFirst(), ISO_8859_1)).doesNotContain(Samples.SECRET);
    }

    @Test
    void haveNoCharacterThatATypedLineIsRefusedFor() {
        var packet = MetadataSamples.packet("digitalCapture")
                .replace("<rdf:li>Ana Sorel", "<rdf:li>\u202EleroS anA\u0085")
                .replace("Bo Lind", "\u200B")
                .replace("A long pier", "\u2067A\u2028long\u2069 pier");

        var embedded = read(MetadataSamples.withXmpPacket(Samples.jpeg(300, 200), packet));

        assertThat(embedded.rights().creator()).isEqualTo("leroS anA\u2026");
        assertThat(embedded.alt()).isEqualTo("A long pier");
    }

    @Test
    void ofWindowsAreNotLost() {
        var name = new byte[] {0x4D, (byte) 0xFC, 0x6C, 0x6C, 0x65, 0x72};
        var broken = new byte[] {0x4D, (byte) 0x81, 0x6C};

        assertThat(read(MetadataSamples.withArtist(Samples.jpeg(300, 200), name)))
                .isEqualTo(new Embedded(new Rights("Müller", null, null, null), "Müller", "", ""));
        assertThat(read(MetadataSamples.withArtist(Samples.jpeg(300, 200), "Müller".getBytes(UTF_8)))
                        .credit())
                .isEqualTo("Müller");
        assertThat(read(MetadataSamples.withArtist(Samples.jpeg(300, 200), broken)))
                .isEqualTo(Embedded.NOTHING);
        var caption = MetadataSamples.record(120, "It\u0092s a pier");
        assertThat(read(MetadataSamples.withIptc(
                                Samples.jpeg(300, 200),
                                caption,
                                MetadataSamples.record(80, "Zo\u00EB"),
                                MetadataSamples.record(80, "Bo Lind")))
                        .caption())
                .isEqualTo("It\u2019s a pier");
        assertThat(read(MetadataSamples.withIptc(
                                Samples.jpeg(300, 200),
                                MetadataSamples.record(80, "Zo\u00EB"),
                                MetadataSamples.record(80, "Bo Lind")))
                        .credit())
                .isEqualTo("Zoë, Bo Lind");
    }

    @Test
    void thatNobodySeesHideNoOthers() {
        var packet = MetadataSamples.packet("digitalCapture")
                .replace("A long pier", "\u200B")
                .replaceFirst("A pier\\s+at low tide", "\u2060 \u00AD")
                .replace("© 2026 Coast Agency", "© M\uFFFDller");

        var embedded = read(MetadataSamples.withXmpPacket(MetadataSamples.withIptc(Samples.jpeg(300, 200)), packet));

        assertThat(embedded.alt()).isEmpty();
        assertThat(embedded.caption()).isEqualTo("A pier");
        assertThat(embedded.rights().copyright()).isEqualTo("© Coast");
    }

    private Embedded read(byte[] file) {
        return processor.embedded(file);
    }

    @Test
    void ofAPictureThatSaysNothingLeaveNoTrace() {
        var made = processor.develop(Samples.withExif(Samples.jpeg(300, 200), 1), "h");

        assertThat(made.embedded()).isEqualTo(Embedded.NOTHING);
        assertThat(made.manifest()).isNull();
        assertThat(new String(made.sizes().getFirst(), ISO_8859_1)).doesNotContain("xap/1.0");
    }

    @Test
    void contentCredentialsAreKeptByteForByteAndSayWhatMadeIt() {
        var manifest = MetadataSamples.manifest("trainedAlgorithmicMedia");
        var plain = MetadataSamples.withXmp(Samples.jpeg(300, 200), "digitalCapture");

        var made = processor.develop(MetadataSamples.withManifest(plain, manifest), "h");

        assertThat(made.manifest()).isEqualTo(manifest);
        // The line in the XMP can be changed by anybody.
        assertThat(made.embedded().rights().source()).isEqualTo(new SourceType("trainedAlgorithmicMedia"));
        assertThat(new String(made.sizes().getFirst(), ISO_8859_1))
                .doesNotContain(Samples.SECRET)
                .contains("trainedAlgorithmicMedia");
        var png = MetadataSamples.chunk(Samples.png(30, 20), Samples.concat("caBX".getBytes(ISO_8859_1), manifest));
        assertThat(processor.develop(png, "h").manifest()).isEqualTo(manifest);
        var cut = Arrays.copyOf(manifest, manifest.length - 1);
        assertThat(processor
                        .develop(MetadataSamples.withManifest(plain, cut), "h")
                        .manifest())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "trainedAlgorithmicMedia, msoftwareAgentmAdobe Firefly",
        "trainedAlgorithmicMedia, dwhen",
        "trainedAlgorithmicMedia, rallActionsIncluded",
        "TrainedAlgorithmicMedia, hmetadata",
        "trainedAlgorithmicMedia, ''"
    })
    void ofContentCredentialsEndWhereTheirLengthSays(String sourceType, String next) {
        var manifest = MetadataSamples.manifestOf(MetadataSamples.action("digitalCapture", "dwhen")
                + MetadataSamples.action(sourceType, next)
                + MetadataSamples.action("digitalCapture", "dwhen"));
        var claiming = MetadataSamples.withXmp(Samples.jpeg(30, 20), "digitalCapture");

        assertThat(read(MetadataSamples.withManifest(claiming, manifest))
                        .rights()
                        .source())
                .isEqualTo(new SourceType("trainedAlgorithmicMedia"))
                .extracting(SourceType::madeByMachine)
                .isEqualTo(MadeByMachine.WHOLLY);
        var capture = MetadataSamples.manifestOf(MetadataSamples.action("digitalCapture", next));
        assertThat(read(MetadataSamples.withManifest(Samples.jpeg(30, 20), capture))
                        .rights()
                        .source())
                .isEqualTo(new SourceType("digitalCapture"));
    }

    @Test
    void contentCredentialsAreFoundAmongOtherBoxes() {
        var manifest = MetadataSamples.manifest("trainedAlgorithmicMedia");
        var other = MetadataSamples.box("json", "{}".repeat(60_000));
        var plain = Samples.jpeg(30, 20);

        for (var file : List.of(
                MetadataSamples.withBox(MetadataSamples.withManifest(plain, manifest), 2, other),
                MetadataSamples.withManifest(MetadataSamples.withBox(plain, 2, other), manifest),
                MetadataSamples.withManifest(MetadataSamples.withBox(plain, 1, other), manifest))) {
            var made = processor.develop(file, "h");

            assertThat(made.manifest()).isEqualTo(manifest);
            assertThat(made.embedded().rights().source()).isEqualTo(new SourceType("trainedAlgorithmicMedia"));
        }
    }

    @Test
    void contentCredentialsThatAreTooLargeToKeepSayWhatMadeItAllTheSame() {
        var manifest = MetadataSamples.manifestOf(
                " ".repeat(5_000_000) + MetadataSamples.action("trainedAlgorithmicMedia", "dwhen"));
        var png = MetadataSamples.chunk(Samples.png(30, 20), Samples.concat("caBX".getBytes(ISO_8859_1), manifest));

        for (var file : List.of(png, MetadataSamples.withManifest(Samples.jpeg(30, 20), manifest))) {
            var made = processor.develop(file, "h");

            assertThat(made.manifest()).isNull();
            assertThat(made.embedded().rights().source()).isEqualTo(new SourceType("trainedAlgorithmicMedia"));
        }
    }

    static Stream<String> hostile() {
        return Stream.of(
                "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
                        + MetadataSamples.packet("digitalCapture").replace("Ana Sorel", "&b;"),
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>"
                        + MetadataSamples.packet("digitalCapture").replace("Ana Sorel", "&a;"),
                "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                        + "<rdf:li>".repeat(7_000),
                "\0".repeat(60_000),
                "");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void thatCannotBeReadSayNothing(String packet) {
        var made = processor.develop(MetadataSamples.withXmpPacket(Samples.jpeg(300, 200), packet), "h");

        assertThat(made.embedded()).isEqualTo(Embedded.NOTHING);
    }

    @ParameterizedTest
    @CsvSource({
        "trainedAlgorithmicMedia, WHOLLY",
        "compositeWithTrainedAlgorithmicMedia, PARTLY",
        "trainedAlgorithmicMediamsoftwareAgentmAdobe, WHOLLY",
        "digitalCapture, NOT",
        "somethingOfNextYear, NOT"
    })
    void tellWhatAMachineMade(String code, MadeByMachine made) {
        assertThat(SourceType.of(code).orElseThrow().madeByMachine()).isEqualTo(made);
        assertThat(SourceType.of("https://cv.iptc.org/newscodes/digitalsourcetype/" + code))
                .contains(new SourceType(code));
        assertThat(SourceType.of("javascript:alert(1)")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 1000, 50, 50, 0, 238, 1000, 525",
        "1000, 1000, 50, 0, 0, 0, 1000, 525",
        "1000, 1000, 50, 100, 0, 475, 1000, 525",
        "4000, 1000, 75, 50, 2048, 0, 1904, 1000",
        "10, 1000, 50, 30, 0, 298, 10, 5",
        "1, 1, 100, 100, 0, 0, 1, 1"
    })
    void cropsAreAroundTheFocus(int width, int height, int x, int y, int left, int top, int cutWidth, int cutHeight) {
        assertThat(new Crop(new Focus(x, y)).of(width, height))
                .isEqualTo(new Crop.Area(left, top, cutWidth, cutHeight));
    }

    @Test
    void cropsShowWhatIsThere() throws IOException {
        var made = processor.develop(MetadataSamples.withXmp(Samples.jpeg(1_900, 1_900), "digitalCapture"), "h");
        var crop = new Crop(new Focus(50, 0));

        var cut = processor.crop(made.sizes().getLast(), made.picture(), crop, made.embedded());

        var picture = ImageIO.read(new ByteArrayInputStream(cut));
        assertThat(picture.getWidth()).isEqualTo(1_200);
        assertThat(picture.getHeight()).isEqualTo(630);
        // Red above, blue below.
        assertThat(picture.getRGB(600, 10) & 0xFF).isLessThan(60);
        var below =
                processor.crop(made.sizes().getLast(), made.picture(), new Crop(new Focus(50, 100)), made.embedded());
        assertThat(ImageIO.read(new ByteArrayInputStream(below)).getRGB(600, 620) >> 16 & 0xFF)
                .isLessThan(60);
        assertThat(processor.embedded(cut).rights()).isEqualTo(AGENCYS);
        assertThat(crop.size(new Picture("h", "jpg", 600, 900))).isEqualTo(new Picture.Size(600, 315));
        assertThat(Crop.named(crop.name())).contains(crop);
        assertThat(Crop.named("card-050-0")).isEmpty();
        assertThat(Crop.named("card-101-0")).isEmpty();
    }
}
