package io.broadsheet.article.imaging;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which colours the numbers of a PNG mean, where no profile says so: by the code points of ITU-T H.273 (chunk cICP), or by
 * chromaticities and gamma (cHRM, gAMA).
 *
 * @param toLinearSrgb nine factors, row by row
 * @param light the light of a sample from 0 to 1, where 1 is white
 * @param isNarrow whether black is 16 and white 235
 */
record CodedColours(double[] toLinearSrgb, DoubleUnaryOperator light, boolean isNarrow) {

    private static final double[] BT_709 = {0.3127, 0.3290, 0.640, 0.330, 0.300, 0.600, 0.150, 0.060};

    /** White, red, green, blue, each as x and y. */
    private static final Map<Integer, double[]> PRIMARIES = Map.of(
            1, BT_709,
            5, new double[] {0.3127, 0.3290, 0.640, 0.330, 0.290, 0.600, 0.150, 0.060},
            6, new double[] {0.3127, 0.3290, 0.630, 0.340, 0.310, 0.595, 0.155, 0.070},
            7, new double[] {0.3127, 0.3290, 0.630, 0.340, 0.310, 0.595, 0.155, 0.070},
            9, new double[] {0.3127, 0.3290, 0.708, 0.292, 0.170, 0.797, 0.131, 0.046},
            11, new double[] {0.314, 0.351, 0.680, 0.320, 0.265, 0.690, 0.150, 0.060},
            12, new double[] {0.3127, 0.3290, 0.680, 0.320, 0.265, 0.690, 0.150, 0.060},
            22, new double[] {0.3127, 0.3290, 0.630, 0.340, 0.295, 0.605, 0.155, 0.077});

    private static final double USUAL_GAMMA = 0.45455;
    /** White of a page in a picture that can be brighter, in candela per square metre (ITU-R BT.2408). */
    private static final double WHITE = 203;
    /** The same in hybrid log-gamma, as the light of the scene. */
    private static final double WHITE_OF_THE_SCENE = 0.265;

    private static final int STEPS = 4_096;
    /** Closer to sRGB nobody sees a difference. */
    private static final double NEAR = 0.004;

    /** @return null if the numbers are sRGB, or nothing that can be read is said of them */
    static @Nullable CodedColours of(byte[] png) {
        var coded = Chunks.first(png, Format.PNG, "cICP");
        if (coded != null && coded.remaining() >= 4 && PRIMARIES.containsKey(coded.get(0) & 0xFF)) {
            return ofCodePoints(coded);
        }
        if (Chunks.first(png, Format.PNG, "sRGB") != null) {
            return null;
        }
        var chromaticities = chromaticities(Chunks.first(png, Format.PNG, "cHRM"));
        var gamma = PngColours.gamma(png);
        var isUsual = gamma <= 0 || Math.abs(gamma - USUAL_GAMMA) <= 0.02;
        var matrix = matrix(chromaticities == null ? BT_709 : chromaticities);
        return isUsual && isNearSrgb(matrix)
                ? null
                : new CodedColours(matrix, isUsual ? CodedColours::srgb : value -> Math.pow(value, 1 / gamma), false);
    }

    private static @Nullable CodedColours ofCodePoints(ByteBuffer coded) {
        var matrix = matrix(PRIMARIES.getOrDefault(coded.get(0) & 0xFF, BT_709));
        var isNarrow = coded.get(3) == 0;
        DoubleUnaryOperator light = switch (coded.get(1)) {
            case 4 -> value -> Math.pow(value, 2.2);
            case 5 -> value -> Math.pow(value, 2.8);
            case 8 -> value -> value;
            case 16 -> CodedColours::perceptual;
            case 18 -> CodedColours::logarithmic;
            case 1, 6, 14, 15 -> value -> value < 0.081 ? value / 4.5 : Math.pow((value + 0.099) / 1.099, 1 / 0.45);
            default -> null;
        };
        return light == null && !isNarrow && isNearSrgb(matrix)
                ? null
                : new CodedColours(matrix, light == null ? CodedColours::srgb : light, isNarrow);
    }

    private static double srgb(double value) {
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    /** PQ (SMPTE ST 2084). */
    private static double perceptual(double value) {
        var root = Math.pow(value, 1 / 78.84375);
        var light = Math.max(root - 0.8359375, 0) / (18.8515625 - 18.6875 * root);
        return 10_000 * Math.pow(light, 1 / 0.1593017578125) / WHITE;
    }

    /** HLG (ARIB STD-B67). */
    private static double logarithmic(double value) {
        var scene = value <= 0.5 ? value * value / 3 : (Math.exp((value - 0.55991073) / 0.17883277) + 0.28466892) / 12;
        return scene / WHITE_OF_THE_SCENE;
    }

    private static double @Nullable [] chromaticities(@Nullable ByteBuffer chunk) {
        return chunk == null || chunk.remaining() < 32
                ? null
                : IntStream.range(0, 8)
                        .mapToDouble(at -> chunk.getInt(4 * at) / 100_000.0)
                        .toArray();
    }

    /** Linear light of these primaries in that of sRGB's, white as white; sRGB's own if they are none. */
    private static double[] matrix(double[] primaries) {
        var matrix = Matrices.product(Matrices.inverse(toXyz(BT_709)), toXyz(primaries));
        for (var row = 0; row < 3; row++) {
            var sum = matrix[3 * row] + matrix[3 * row + 1] + matrix[3 * row + 2];
            if (!(Math.abs(sum - 1) < 0.5)) {
                return new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1};
            }
        }
        return matrix;
    }

    /** To the white of sRGB, by the cones of the eye (Bradford). */
    private static double[] toXyz(double[] primaries) {
        var columns = new double[9];
        for (var colour = 0; colour < 3; colour++) {
            var xyz = xyz(primaries[2 + 2 * colour], primaries[3 + 2 * colour]);
            for (var row = 0; row < 3; row++) {
                columns[3 * row + colour] = xyz[row];
            }
        }
        var white = xyz(primaries[0], primaries[1]);
        var amounts = Matrices.times(Matrices.inverse(columns), white);
        for (var at = 0; at < 9; at++) {
            columns[at] *= amounts[at % 3];
        }
        return Matrices.product(adaption(white), columns);
    }

    private static double[] adaption(double[] white) {
        double[] cones = {0.8951, 0.2664, -0.1614, -0.7502, 1.7135, 0.0367, 0.0389, -0.0685, 1.0296};
        var seen = Matrices.times(cones, white);
        var wanted = Matrices.times(cones, xyz(BT_709[0], BT_709[1]));
        double[] scales = {wanted[0] / seen[0], 0, 0, 0, wanted[1] / seen[1], 0, 0, 0, wanted[2] / seen[2]};
        return Matrices.product(Matrices.inverse(cones), Matrices.product(scales, cones));
    }

    private static double[] xyz(double x, double y) {
        return new double[] {x / y, 1, (1 - x - y) / y};
    }

    private static boolean isNearSrgb(double[] matrix) {
        return IntStream.range(0, 9).allMatch(at -> Math.abs(matrix[at] - (at % 4 == 0 ? 1 : 0)) < NEAR);
    }

    /** Changes pixels in place. */
    void toSrgb(int[] pixels) {
        var lights = IntStream.range(0, 256)
                .mapToDouble(
                        value -> light.applyAsDouble(isNarrow ? Math.clamp((value - 16) / 219.0, 0, 1) : value / 255.0))
                .toArray();
        var stored = IntStream.rangeClosed(0, STEPS)
                .map(step -> (int) Math.round(255 * stored(Math.pow((double) step / STEPS, 2))))
                .toArray();
        for (var at = 0; at < pixels.length; at++) {
            var pixel = pixels[at];
            var red = lights[pixel >> 16 & 0xFF];
            var green = lights[pixel >> 8 & 0xFF];
            var blue = lights[pixel & 0xFF];
            pixels[at] = pixel & 0xFF000000
                    | stored[step(0, red, green, blue)] << 16
                    | stored[step(3, red, green, blue)] << 8
                    | stored[step(6, red, green, blue)];
        }
    }

    /** Finer where it is dark. */
    private int step(int row, double red, double green, double blue) {
        var light = toLinearSrgb[row] * red + toLinearSrgb[row + 1] * green + toLinearSrgb[row + 2] * blue;
        return (int) Math.round(STEPS * Math.sqrt(Math.clamp(light, 0, 1)));
    }

    private static double stored(double light) {
        return light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
    }

    /** Of three rows and columns. */
    private static final class Matrices {

        private Matrices() {}

        static double[] product(double[] left, double[] right) {
            return IntStream.range(0, 9)
                    .mapToDouble(at -> IntStream.range(0, 3)
                            .mapToDouble(k -> left[at / 3 * 3 + k] * right[3 * k + at % 3])
                            .sum())
                    .toArray();
        }

        static double[] times(double[] matrix, double[] column) {
            return IntStream.range(0, 3)
                    .mapToDouble(row -> matrix[3 * row] * column[0]
                            + matrix[3 * row + 1] * column[1]
                            + matrix[3 * row + 2] * column[2])
                    .toArray();
        }

        /** Of nothing but NaN and infinities if there is none. */
        static double[] inverse(double[] m) {
            double[] adjugate = {
                m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
                m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
                m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]
            };
            var determinant = m[0] * adjugate[0] + m[1] * adjugate[3] + m[2] * adjugate[6];
            return IntStream.range(0, 9)
                    .mapToDouble(at -> adjugate[at] / determinant)
                    .toArray();
        }
    }
}
