import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/**
 * Cuts and prints the pictures of the sample newspaper, always the same ones; not part of the build. Run it from the
 * repository's root:
 * {@code java standalone/src/pictures/Linocuts.java standalone/src/main/resources/sample/pictures}
 */
public class Linocuts {

    static final int W = 1600;
    static final int H = 900;
    static final int LARGEST = 150_000;

    static final Color PAPER = new Color(0xF4ECDC);
    static final Color INK = new Color(0x1B2A38);
    static final Color RUST = new Color(0xC4512D);
    static final Color OCHRE = new Color(0xE3A83B);
    static final Color SEA = new Color(0x3F7F78);
    static final Color MIST = new Color(0xA9C6C4);
    static final Color ROSE = new Color(0xDB9485);
    static final Color NIGHT = new Color(0x27425A);

    final BufferedImage image = new BufferedImage(W, H, BufferedImage.TYPE_INT_RGB);
    final Graphics2D g = image.createGraphics();
    final Random random;

    Linocuts(String name) {
        random = new Random(name.hashCode());
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        fill(new Rectangle2D.Double(0, 0, W, H), PAPER);
    }

    public static void main(String... args) throws IOException {
        Path folder = Path.of(args[0]);
        Files.createDirectories(folder);
        Map<String, Consumer<Linocuts>> scenes = new TreeMap<>(Map.ofEntries(
                Map.entry("night-ferry", Linocuts::nightFerry),
                Map.entry("whale", Linocuts::whale),
                Map.entry("foghorn", Linocuts::foghorn),
                Map.entry("lichens", Linocuts::lichens),
                Map.entry("candle-street", Linocuts::candleStreet),
                Map.entry("harbour-bread", Linocuts::harbourBread),
                Map.entry("library-of-silence", Linocuts::libraryOfSilence),
                Map.entry("wrong-bus", Linocuts::wrongBus),
                Map.entry("zollhaus", Linocuts::zollhaus),
                Map.entry("kuehlschraenke", Linocuts::kuehlschraenke),
                Map.entry("smells-map", Linocuts::smellsMap),
                Map.entry("cafe", Linocuts::cafe)));
        for (var scene : scenes.entrySet()) {
            if (args.length > 1 && !scene.getKey().equals(args[1])) {
                continue;
            }
            var cut = new Linocuts(scene.getKey());
            scene.getValue().accept(cut);
            cut.print();
            byte[] jpeg = cut.jpeg();
            Files.write(folder.resolve(scene.getKey() + ".jpg"), jpeg);
            System.out.println(scene.getKey() + " " + jpeg.length);
        }
    }

    // ---- scenes ----

    void nightFerry() {
        fill(box(0, 0, W, H), NIGHT);
        sky(0, 520, INK, 14, 5);
        double mx = 1130, my = 270, mr = 165;
        fill(blob(mx, my, mr + 70), NIGHT);
        for (int i = 0; i < 5; i++) {
            ring(mx, my, mr + 32 + i * 34, 5 - i * 0.7, OCHRE, 26 + i * 6);
        }
        fill(blob(mx, my, mr), OCHRE);
        fill(blob(mx - 50, my - 35, 30), new Color(0xD2942B));
        fill(blob(mx + 45, my + 50, 44), new Color(0xD2942B));
        fill(blob(mx + 60, my - 70, 18), new Color(0xD2942B));
        town(0, 520, 760, 60, 150, INK, OCHRE, 0.12);
        fill(box(0, 515, W, H - 515), INK);
        for (int y = 535; y < 890; y += 15) {
            double depth = (y - 515) / 385.0;
            for (int x = -60; x < W + 60; x += 60 + random.nextInt(70)) {
                double l = 40 + 130 * depth * random.nextDouble();
                boolean lit = Math.abs(x + l / 2 - mx) < 70 + 190 * depth * random.nextDouble();
                wave(x, y + jitter(4), l, 1.4 + 4.2 * depth, lit ? OCHRE : random.nextInt(3) == 0 ? MIST : NIGHT);
            }
        }
        ferry(330, 640, 1.5);
        for (int i = 0; i < 15; i++) {
            wave(760 + i * 42, 668 + i * 7 + jitter(3), 100 + i * 9, 3.4, PAPER);
            wave(770 + i * 44, 676 - i * 0.5 + jitter(4), 70 + i * 6, 2.2, PAPER);
        }
    }

    void ferry(double x, double y, double s) {
        var old = g.getTransform();
        g.translate(x, y);
        g.scale(s, s);
        fill(poly(-30, -18, 290, -18, 270, 34, 8, 34), PAPER);
        fill(poly(-26, -6, 285, -6, 280, 8, -20, 8), RUST);
        fill(box(30, -58, 215, 40), PAPER);
        fill(box(70, -92, 120, 34), PAPER);
        fill(poly(196, -60, 226, -60, 222, -108, 202, -108), RUST);
        fill(box(201, -98, 22, 8), PAPER);
        for (int i = 0; i < 8; i++) {
            fill(box(42 + i * 25, -48, 15, 17), i % 3 == 1 ? RUST : OCHRE);
        }
        for (int i = 0; i < 4; i++) {
            fill(box(78 + i * 28, -84, 18, 15), i == 0 ? OCHRE : INK);
        }
        line(50, -58, 50, -150, 3, PAPER);
        line(50, -148, -26, -20, 1.5, PAPER);
        line(50, -148, 110, -92, 1.5, PAPER);
        fill(blob(50, -152, 7), OCHRE);
        for (int i = 0; i < 9; i++) {
            cut(4 + i * 30, 16, 20 + i * 30, 27, 3, INK);
        }
        for (int i = 0; i < 22; i++) {
            wave(-40 + random.nextInt(300), 42 + random.nextInt(56), 24 + random.nextInt(40), 3, i % 2 == 0 ? OCHRE : PAPER);
        }
        g.setTransform(old);
    }

    void whale() {
        fill(box(0, 0, W, H), PAPER);
        sky(0, 200, OCHRE, 16, 4);
        fill(blob(1330, 110, 62), RUST);
        town(0, 330, W, 110, 240, INK, OCHRE, 0.35);
        fill(box(0, 326, W, 26), RUST);
        for (int x = 0; x < W; x += 34) {
            cut(x, 332, x + 24 + jitter(4), 346, 3, PAPER);
        }
        fill(box(0, 352, W, H - 352), SEA);
        for (int y = 366; y < 895; y += 17) {
            double depth = (y - 352) / 540.0;
            for (int x = -80; x < W; x += 60 + random.nextInt(90)) {
                wave(x, y + jitter(5), 50 + 130 * depth * random.nextDouble(), 1.6 + 4 * depth, random.nextInt(4) == 0 ? PAPER : MIST);
            }
        }
        boat(120, 480, 1.15, RUST);
        boat(1290, 455, 0.95, OCHRE);
        var back = new Path2D.Double();
        back.moveTo(190, 730);
        back.curveTo(300, 560, 520, 500, 760, 540);
        back.curveTo(860, 556, 900, 585, 935, 610);
        back.lineTo(985, 570);
        back.curveTo(990, 610, 985, 635, 975, 650);
        back.curveTo(1040, 690, 1090, 715, 1150, 742);
        back.closePath();
        fill(back, INK);
        clipped(back, () -> {
            for (int i = 0; i < 26; i++) {
                double x = 250 + i * 32;
                curve(x, 745, x + 30, 660 - 60 * Math.sin(i / 9.0), x + 120, 600 - 70 * Math.sin(i / 8.0 + 0.4), 4.4, MIST);
            }
            for (int i = 0; i < 14; i++) {
                cut(430 + i * 32, 566 + jitter(6) + Math.abs(i - 6) * 2, 452 + i * 32, 560 + jitter(5) + Math.abs(i - 6) * 2, 4, PAPER);
            }
        });
        fill(blob(322, 668, 9), PAPER);
        fill(blob(322, 668, 4), INK);
        var fluke = new Path2D.Double();
        fluke.moveTo(1250, 760);
        fluke.curveTo(1240, 690, 1246, 640, 1262, 600);
        fluke.curveTo(1190, 590, 1120, 560, 1098, 500);
        fluke.curveTo(1170, 500, 1240, 520, 1284, 566);
        fluke.curveTo(1318, 512, 1380, 486, 1462, 470);
        fluke.curveTo(1446, 540, 1386, 590, 1310, 604);
        fluke.curveTo(1296, 660, 1302, 710, 1330, 760);
        fluke.closePath();
        fill(fluke, INK);
        clipped(fluke, () -> {
            for (int i = 0; i < 9; i++) {
                curve(1278, 640 - i * 4, 1220 - i * 8, 590 - i * 3, 1130 - i * 4, 530 - i * 2 + i * 6, 3, MIST);
                curve(1300, 636 - i * 4, 1360 + i * 8, 580, 1440 - i * 3, 500 + i * 7, 3, MIST);
                cut(1262 + i * 8, 750, 1272 + i * 3, 640, 3, MIST);
            }
        });
        for (int i = 0; i < 26; i++) {
            double a = Math.toRadians(-90 + jitter(34));
            double r = 70 + random.nextInt(150);
            cut(420 + 20 * Math.cos(a), 548 + 10 * Math.sin(a), 420 + r * Math.cos(a), 548 + r * Math.sin(a), 5, PAPER);
        }
        for (int i = 0; i < 40; i++) {
            wave(170 + random.nextInt(1040), 732 + random.nextInt(34), 60 + random.nextInt(90), 5, i % 3 == 0 ? PAPER : MIST);
            wave(1200 + random.nextInt(140), 752 + random.nextInt(26), 40 + random.nextInt(50), 5, PAPER);
        }
    }

    void boat(double x, double y, double s, Color hull) {
        var old = g.getTransform();
        g.translate(x, y);
        g.scale(s, s);
        fill(poly(-10, 0, 190, 0, 164, 52, 22, 52), hull);
        fill(box(30, -44, 62, 46), PAPER);
        fill(box(40, -34, 18, 18), INK);
        fill(box(66, -34, 18, 18), INK);
        line(128, 2, 128, -150, 5, INK);
        line(128, -140, 186, -4, 2, INK);
        line(128, -140, 34, -44, 2, INK);
        for (int i = 0; i < 6; i++) {
            cut(22 + i * 24, 18, 40 + i * 24, 24, 4, PAPER);
        }
        for (int i = 0; i < 9; i++) {
            wave(-20 + i * 22, 54 + jitter(5), 50, 4, PAPER);
        }
        g.setTransform(old);
    }

    void foghorn() {
        fill(box(0, 0, W, H), MIST);
        sky(0, 380, PAPER, 20, 6);
        for (int i = 0; i < 9; i++) {
            double r = 130 + i * 118;
            for (int k = 0; k < 2; k++) {
                arc(470, 338, r + k * 26, -34, 34, 13 - k * 6, k == 0 ? OCHRE : RUST);
            }
        }
        for (int band = 0; band < 5; band++) {
            double y = 470 + band * 88;
            var fog = new Path2D.Double();
            fog.moveTo(-10, H + 10);
            fog.lineTo(-10, y);
            for (int x = -10; x <= W + 60; x += 80) {
                fog.quadTo(x + 40, y - 34 + jitter(22), x + 80, y + jitter(8));
            }
            fog.lineTo(W + 10, H + 10);
            fog.closePath();
            fill(fog, mix(PAPER, band % 2 == 0 ? MIST : OCHRE, band % 2 == 0 ? 0.45 - band * 0.06 : 0.22));
            int b = band;
            clipped(fog, () -> {
                for (int i = 0; i < 44; i++) {
                    wave(random.nextInt(W) - 60, y + 12 + random.nextInt(70), 70 + random.nextInt(150), 2 + b * 0.6, i % 4 == 0 ? SEA : PAPER);
                }
            });
        }
        var rock = poly(20, H, 60, 800, 130, 740, 190, 724, 420, 726, 520, 780, 610, 830, 660, H);
        fill(rock, INK);
        clipped(rock, () -> hatch(20, 720, 660, H, 28, 24, 5, SEA));
        var tower = poly(222, 730, 392, 730, 362, 330, 252, 330);
        fill(tower, PAPER);
        clipped(tower, () -> {
            fill(box(200, 420, 240, 84), RUST);
            fill(box(200, 588, 240, 84), RUST);
            for (int y = 340; y < 740; y += 13) {
                cut(330 + jitter(14), y, 400, y + 2, 4, INK);
            }
        });
        fill(box(226, 314, 162, 20), INK);
        for (int i = 0; i < 9; i++) {
            line(232 + i * 19, 316, 232 + i * 19, 276, 4, INK);
        }
        line(226, 276, 388, 276, 5, INK);
        fill(box(262, 196, 90, 84), OCHRE);
        for (int i = 0; i < 4; i++) {
            line(262 + i * 30, 196, 262 + i * 30, 280, 5, INK);
        }
        fill(poly(246, 198, 368, 198, 326, 140, 288, 140), INK);
        line(307, 142, 307, 96, 5, INK);
        fill(poly(380, 322, 500, 262, 540, 250, 540, 426, 500, 412, 380, 354), OCHRE);
        fill(poly(380, 322, 500, 262, 540, 250, 540, 272, 500, 284, 380, 330), RUST);
        fill(new Ellipse2D.Double(522, 246, 36, 184), INK);
        fill(new Ellipse2D.Double(529, 262, 22, 152), RUST);
        for (int i = 0; i < 8; i++) {
            cut(400 + i * 14, 346 + i * 4, 420 + i * 14, 330 + i * 2, 3, INK);
        }
        fill(box(240, 600, 0, 0), INK);
        fill(poly(290, 730, 324, 730, 324, 664, 307, 650, 290, 664), INK);
        person(448, 726, 0.9, INK);
        line(466, 690, 500, 668, 5, INK);
    }

    void lichens() {
        fill(box(0, 0, W, H), PAPER);
        sky(0, 300, MIST, 17, 5);
        fill(blob(1240, 170, 92), OCHRE);
        for (int i = 0; i < 40; i++) {
            double a = i * Math.PI / 20;
            cut(1240 + 112 * Math.cos(a), 170 + 112 * Math.sin(a), 1240 + (160 + jitter(18)) * Math.cos(a), 170 + (160 + jitter(18)) * Math.sin(a), 6, OCHRE);
        }
        var hill = new Path2D.Double();
        hill.moveTo(0, H);
        hill.lineTo(0, 360);
        hill.curveTo(420, 250, 800, 230, W, 400);
        hill.lineTo(W, H);
        hill.closePath();
        fill(hill, SEA);
        clipped(hill, () -> {
            for (int i = 0; i < 420; i++) {
                double x = random.nextInt(W), y = 250 + random.nextInt(260);
                cut(x, y, x + 8 + jitter(6), y - 26 - random.nextInt(14), 4, i % 3 == 0 ? PAPER : MIST);
            }
        });
        var wall = new Path2D.Double();
        wall.moveTo(0, H);
        wall.lineTo(0, 410);
        wall.curveTo(500, 360, 1000, 400, W, 330);
        wall.lineTo(W, H);
        wall.closePath();
        fill(wall, INK);
        for (int row = 0; row < 6; row++) {
            double h = 74 + row * 9, x = -40 - random.nextInt(60);
            double y0 = 420 + row * 84;
            while (x < W) {
                double w = 110 + random.nextInt(130);
                double lift = -46 * Math.sin(Math.PI * (x + 200) / 2600) + (x > 1000 ? -(x - 1000) * 0.05 : 0);
                var stone = stone(x, y0 + lift, w - 12, h - 10);
                Color tone = mix(random.nextBoolean() ? MIST : PAPER, INK, 0.25 + 0.3 * random.nextDouble());
                clipped(wall, () -> {
                    fill(stone, tone);
                    clipped(stone, () -> {
                        var b = stone.getBounds2D();
                        hatch(b.getX(), b.getY(), b.getMaxX(), b.getMaxY(), 24 + random.nextInt(20), 16, 2.4, random.nextBoolean() ? INK : PAPER);
                    });
                });
                x += w;
            }
        }
        Color[] kinds = {RUST, OCHRE, MIST, PAPER, SEA, RUST};
        for (int i = 0; i < 34; i++) {
            lichen(60 + random.nextInt(1500), 450 + random.nextInt(420), 16 + random.nextInt(48), kinds[i % kinds.length]);
        }
        lichen(470, 640, 120, RUST);
        lichen(980, 560, 88, OCHRE);
        lichen(1250, 730, 104, MIST);
    }

    void lichen(double x, double y, double r, Color color) {
        var shape = new Path2D.Double();
        int lobes = (int) (14 + r / 4);
        for (int i = 0; i <= lobes * 4; i++) {
            double a = i * Math.PI / lobes / 2;
            double rr = r * (1 + 0.10 * Math.sin(i * Math.PI / 2) + jitter(0.05));
            if (i == 0) {
                shape.moveTo(x + rr * Math.cos(a), y + rr * Math.sin(a));
            } else {
                shape.lineTo(x + rr * Math.cos(a), y + rr * Math.sin(a));
            }
        }
        shape.closePath();
        fill(shape, color);
        Color line = color == INK || color == SEA ? PAPER : INK;
        for (int i = 0; i < lobes * 2; i++) {
            double a = i * Math.PI / lobes + jitter(0.05);
            cut(x + r * 0.5 * Math.cos(a), y + r * 0.5 * Math.sin(a), x + r * 0.97 * Math.cos(a), y + r * 0.97 * Math.sin(a), 1.6 + r / 50, line);
        }
        if (r > 30) {
            ring(x, y, r * 0.36, 3, line, 12);
        }
    }

    void candleStreet() {
        fill(box(0, 0, W, H), PAPER);
        var street = poly(0, 600, 0, 330, W, 300, W, 640);
        fill(street, mix(PAPER, OCHRE, 0.28));
        clipped(street, () -> {
            for (int i = 0; i < 900; i++) {
                double x = random.nextInt(W), y = 300 + random.nextInt(340);
                arc(x, y, 10 + random.nextInt(6), -150, -30, 1.6, mix(PAPER, RUST, 0.5));
            }
        });
        Color[] walls = {RUST, INK, SEA, NIGHT, OCHRE, ROSE, INK, RUST, SEA};
        double x = -40;
        for (int i = 0; x < W; i++) {
            double w = 130 + random.nextInt(70);
            gable(x, 330 - 0.02 * x, w, 200 + random.nextInt(60), walls[i % walls.length], true);
            x += w;
        }
        x = -90;
        for (int i = 0; x < W; i++) {
            double w = 150 + random.nextInt(80);
            roofFromAbove(x, 612 + 0.025 * x, w, 330, walls[(i + 4) % walls.length]);
            x += w;
        }
        for (int i = 0; i < 7; i++) {
            fill(poly(566, 352 + i * 36, 640, 350 + i * 36, 642, 368 + i * 36, 568, 370 + i * 36), PAPER);
        }
        double[][] paths = {
            {120, 350, 330, 600}, {260, 590, 480, 350}, {440, 600, 520, 345}, {660, 350, 720, 610},
            {760, 604, 980, 346}, {900, 340, 1000, 606}, {1090, 610, 1240, 345}, {1300, 600, 1420, 340}, {1480, 344, 1520, 610}
        };
        for (int i = 0; i < paths.length; i++) {
            var p = paths[i];
            double bend = (i % 2 == 0 ? 90 : -80) + jitter(30);
            for (int k = 0; k < 22; k++) {
                double t = k / 21.0;
                double px = p[0] + (p[2] - p[0]) * t + bend * Math.sin(Math.PI * t * (i % 3 == 0 ? 2 : 1));
                double py = p[1] + (p[3] - p[1]) * t;
                fill(blob(px, py, 5.5), k % 2 == 0 ? RUST : INK);
                if (k == (6 + i * 3) % 18 + 2) {
                    person(px, py + 6, 0.85, i % 3 == 0 ? RUST : INK);
                }
            }
        }
        cat(604, 500);
    }

    void gable(double x, double base, double w, double h, Color wall, boolean lit) {
        var house = poly(x + 4, base, x + w - 4, base, x + w - 4, base - h * 0.66, x + w / 2, base - h, x + 4, base - h * 0.66);
        fill(house, wall);
        Color pane = wall == OCHRE || wall == ROSE ? INK : lit ? OCHRE : PAPER;
        for (int row = 0; row < 3; row++) {
            for (int col = 0; col < 3; col++) {
                double wx = x + w * (0.18 + col * 0.25);
                fill(box(wx, base - h * (0.62 - row * 0.2), w * 0.13, h * 0.11), random.nextInt(4) == 0 ? PAPER : pane);
            }
        }
        fill(blob(x + w / 2, base - h * 0.8, w * 0.06), pane);
        for (int i = 0; i < 5; i++) {
            double t = i / 5.0;
            cut(x + 8 + (w / 2 - 8) * t, base - h * 0.66 - h * 0.34 * t + 12, x + 8 + (w / 2 - 8) * t + 14, base - h * 0.66 - h * 0.34 * t + 26, 3, PAPER);
        }
        fill(box(x + w * 0.68, base - h * 0.98, w * 0.09, h * 0.2), wall);
        fill(poly(x + w * 0.42, base, x + w * 0.58, base, x + w * 0.58, base - h * 0.13, x + w * 0.42, base - h * 0.13), PAPER);
    }

    void roofFromAbove(double x, double y, double w, double h, Color roof) {
        fill(box(x + 4, y, w - 8, h), roof);
        clipped(box(x + 4, y, w - 8, h), () -> {
            for (double yy = y + 14; yy < y + h; yy += 20) {
                for (double xx = x; xx < x + w; xx += 22) {
                    arc(xx + ((int) (yy / 20) % 2) * 11, yy, 11, 20, 160, 2.2, mix(roof, PAPER, 0.75));
                }
            }
        });
        line(x + w / 2, y, x + w / 2, y + h, 5, PAPER);
        fill(box(x + w * 0.62, y + 30, w * 0.16, 34), INK);
        fill(box(x + w * 0.65, y + 36, w * 0.1, 20), PAPER);
    }

    void cat(double x, double y) {
        fill(new Ellipse2D.Double(x - 18, y - 14, 36, 18), INK);
        fill(blob(x + 20, y - 16, 9), INK);
        fill(poly(x + 13, y - 20, x + 15, y - 32, x + 21, y - 24), INK);
        fill(poly(x + 21, y - 24, x + 27, y - 32, x + 28, y - 20), INK);
        curve(x - 16, y - 6, x - 40, y - 10, x - 36, y - 34, 5, INK);
        line(x - 10, y, x - 12, y + 10, 4, INK);
        line(x + 10, y, x + 12, y + 10, 4, INK);
    }

    void harbourBread() {
        fill(box(0, 0, W, H), mix(OCHRE, PAPER, 0.15));
        sky(0, 620, PAPER, 21, 4);
        fill(box(820, 60, 620, 480), INK);
        fill(box(846, 86, 270, 428), MIST);
        fill(box(1144, 86, 270, 428), MIST);
        clipped(new Area(box(846, 86, 568, 428)), () -> {
            for (int i = 0; i < 6; i++) {
                double x = 880 + i * 96 + jitter(12), top = 130 + random.nextInt(90);
                line(x, 470, x, top, 6, INK);
                line(x - 34, top + 70, x + 34, top + 62, 4, INK);
                line(x, top, x - 60, 470, 1.6, INK);
                line(x, top, x + 56, 470, 1.6, INK);
                fill(poly(x - 52, 440, x + 60, 440, x + 44, 476, x - 36, 476), i % 2 == 0 ? RUST : SEA);
            }
            for (int i = 0; i < 40; i++) {
                wave(830 + random.nextInt(560), 474 + random.nextInt(40), 60, 4, i % 2 == 0 ? PAPER : SEA);
            }
        });
        fill(box(1116, 86, 28, 428), INK);
        fill(box(846, 286, 568, 16), INK);
        fill(box(0, 640, W, 260), RUST);
        for (int i = 0; i < 60; i++) {
            wave(random.nextInt(W) - 100, 650 + random.nextInt(246), 160 + random.nextInt(260), 3.4, i % 3 == 0 ? INK : mix(RUST, INK, 0.4));
        }
        fill(poly(130, 770, 1010, 770, 1080, 838, 60, 838), OCHRE);
        fill(poly(60, 838, 1080, 838, 1080, 862, 60, 862), INK);
        var loaf = new Path2D.Double();
        loaf.moveTo(210, 760);
        loaf.curveTo(170, 520, 330, 380, 570, 376);
        loaf.curveTo(810, 380, 970, 520, 930, 760);
        loaf.curveTo(860, 810, 280, 810, 210, 760);
        loaf.closePath();
        fill(loaf, INK);
        clipped(loaf, () -> {
            fill(new Ellipse2D.Double(230, 380, 680, 380), new Color(0x6B3A22));
            for (int i = 0; i < 150; i++) {
                double a = Math.PI + Math.PI * random.nextDouble(), r = 210 + random.nextInt(150);
                double x = 570 + r * Math.cos(a), y = 720 + r * 0.95 * Math.sin(a);
                cut(x, y, x + 26 * Math.cos(a + 1.5), y + 26 * Math.sin(a + 1.5), 4.5, i % 3 == 0 ? PAPER : OCHRE);
            }
            fill(poly(350, 480, 380, 448, 780, 640, 760, 680), PAPER);
            fill(poly(790, 470, 752, 446, 372, 650, 400, 688), PAPER);
            for (int i = 0; i < 18; i++) {
                cut(380 + i * 22, 476 + i * 10, 392 + i * 22, 500 + i * 10, 4, RUST);
                cut(770 - i * 21, 476 + i * 11, 754 - i * 21, 496 + i * 11, 4, RUST);
            }
        });
        for (int i = 0; i < 5; i++) {
            double x = 400 + i * 85;
            var steam = new double[] {x, 350, x + 46, 290, x - 34, 220, x + 34, 150, x - 10, 80};
            stroke(steam, 13 - Math.abs(i - 2) * 2, PAPER);
        }
        line(1180, 820, 1470, 740, 16, PAPER);
        fill(poly(1180, 806, 1190, 834, 1080, 862, 1090, 846), INK);
    }

    void libraryOfSilence() {
        fill(box(0, 0, W, H), INK);
        sky(0, 640, NIGHT, 19, 5);
        var floor = poly(0, H, 0, 690, W, 690, W, H);
        fill(floor, NIGHT);
        clipped(floor, () -> {
            for (int i = -14; i < 30; i++) {
                cut(W / 2.0 + (i - 8) * 70, 690, W / 2.0 + (i - 8) * 230, H, 5, INK);
            }
            for (int i = 0; i < 5; i++) {
                line(0, 706 + i * i * 10, W, 706 + i * i * 10, 4, INK);
            }
        });
        Color[] lights = {MIST, OCHRE, ROSE, PAPER, RUST};
        for (int i = 0; i < 5; i++) {
            double x = 70 + i * 302;
            fill(arch(x - 26, 690, 292, 560), SEA);
            for (int k = 0; k < 17; k++) {
                double a = Math.PI + Math.PI * k / 16;
                cut(x + 120 + 124 * Math.cos(a), 276 + 124 * Math.sin(a), x + 120 + 146 * Math.cos(a), 276 + 146 * Math.sin(a), 7, INK);
            }
            for (int k = 0; k < 9; k++) {
                cut(x - 24, 310 + k * 42, x, 312 + k * 42, 5, INK);
                cut(x + 240, 312 + k * 42, x + 264, 310 + k * 42, 5, INK);
            }
            fill(arch(x, 690, 240, 530), INK);
            double open = 40 + (i * 37) % 130;
            var light = new Area(arch(x, 690, 240, 530));
            light.intersect(new Area(box(x, 100, open, 600)));
            fill(light, lights[i]);
            fill(poly(x, 690, x + open, 690, x + open + 80 + i * 6, H, x - 60 + i * 14, H), mix(lights[i], NIGHT, 0.25));
            var door = new Area(arch(x, 690, 240, 530));
            door.subtract(new Area(box(x, 100, open, 600)));
            clipped(door, () -> {
                for (int k = 0; k < 9; k++) {
                    line(x + open + 16 + k * 24, 150, x + open + 16 + k * 24, 690, 2.6, SEA);
                }
            });
            fill(blob(x + open + 18, 480, 7), OCHRE);
        }
        var c = g.getTransform();
        g.translate(760, 640);
        line(0, 40, 0, 210, 9, PAPER);
        line(94, 40, 94, 210, 9, PAPER);
        line(-24, 40, -34, 236, 9, PAPER);
        line(118, 40, 128, 236, 9, PAPER);
        fill(poly(-30, 56, 124, 56, 112, 24, -16, 24), RUST);
        line(-4, 26, -12, -122, 9, PAPER);
        line(98, 26, 104, -122, 9, PAPER);
        fill(box(-16, -126, 124, 26), PAPER);
        fill(box(-12, -72, 116, 14), PAPER);
        g.setTransform(c);
    }

    void wrongBus() {
        fill(box(0, 0, W, H), mix(OCHRE, PAPER, 0.1));
        sky(0, 330, PAPER, 18, 6);
        fill(blob(300, 150, 70), RUST);
        Color[] hills = {MIST, SEA, NIGHT, SEA, INK};
        Color[] marks = {SEA, MIST, SEA, INK, SEA};
        for (int i = 0; i < 5; i++) {
            double y = 270 + i * 105;
            var hill = new Path2D.Double();
            hill.moveTo(-10, H + 10);
            hill.lineTo(-10, y + (i % 2 == 0 ? 70 : -10));
            hill.curveTo(380, y - 130 + i * 24, 620, y + 140 - i * 20, 900, y + (i % 2 == 0 ? -20 : 60));
            hill.curveTo(1180, y - 150 + (i % 2) * 120, 1360, y - 60, W + 10, y + (i % 2 == 0 ? -40 : 60));
            hill.lineTo(W + 10, H + 10);
            hill.closePath();
            fill(hill, hills[i]);
            int k = i;
            clipped(hill, () -> {
                for (int n = 0; n < 330; n++) {
                    double x = random.nextInt(W), yy = y - 130 + random.nextInt(330);
                    double bend = k % 2 == 0 ? 26 : -26;
                    cut(x, yy, x + bend + jitter(8), yy + 22 + jitter(6), 2.6 + k * 0.5, marks[k]);
                }
            });
        }
        stroke(new double[] {-20, 850, 260, 800, 620, 860, 900, 760, 1180, 690, 1010, 600, 760, 560, 640, 500, 880, 430, 1080, 400, 1130, 330}, 44, INK);
        stroke(new double[] {-20, 850, 260, 800, 620, 860, 900, 760, 1180, 690, 1010, 600, 760, 560, 640, 500, 880, 430, 1080, 400, 1130, 330}, 33, PAPER);
        fill(poly(900, 700, 1420, 520, 1500, 690, 905, 724), new Color(0xF0CB7A));
        var old = g.getTransform();
        g.translate(690, 640);
        g.rotate(-0.16);
        fill(box(-12, 0, 250, 116), RUST);
        fill(box(-12, 66, 250, 14), PAPER);
        for (int i = 0; i < 5; i++) {
            fill(box(2 + i * 40, 16, 30, 36), i == 2 ? PAPER : OCHRE);
        }
        fill(box(204, 14, 28, 44), MIST);
        for (int wheel : new int[] {40, 180}) {
            fill(blob(wheel, 118, 25), INK);
            fill(blob(wheel, 118, 10), PAPER);
        }
        fill(blob(240, 92, 9), OCHRE);
        fill(box(60, -16, 110, 16), INK);
        g.setTransform(old);
        goat(1230, 560, 1.0);
        goat(1370, 600, 1.25);
        goat(1120, 590, 0.8);
    }

    void goat(double x, double y, double s) {
        var old = g.getTransform();
        g.translate(x, y);
        g.scale(s, s);
        fill(new Ellipse2D.Double(-34, -24, 70, 36), PAPER);
        fill(poly(-28, -20, -58, -44, -66, -30, -44, -10), PAPER);
        fill(new Ellipse2D.Double(-80, -52, 34, 22), PAPER);
        stroke(new double[] {-58, -48, -50, -66, -34, -70, -28, -62}, 5, INK);
        fill(blob(-66, -44, 2.6), INK);
        for (int leg : new int[] {-24, -12, 16, 28}) {
            line(leg, 4, leg, 36, 6, PAPER);
        }
        cut(-76, -32, -74, -16, 4, INK);
        for (int i = 0; i < 6; i++) {
            cut(-20 + i * 9, -12, -14 + i * 9, 4, 3, INK);
        }
        g.setTransform(old);
    }

    void zollhaus() {
        fill(box(0, 0, W, H), ROSE);
        sky(0, 640, OCHRE, 15, 6);
        sky(0, 240, RUST, 22, 5);
        fill(box(0, 690, W, 210), INK);
        for (int i = 0; i < 90; i++) {
            wave(random.nextInt(W), 756 + random.nextInt(140), 60 + random.nextInt(100), 3.4, i % 3 == 0 ? OCHRE : NIGHT);
        }
        town(980, 690, W, 50, 120, NIGHT, OCHRE, 0.2);
        fill(box(90, 400, 760, 292), PAPER);
        fill(poly(60, 404, 880, 404, 800, 300, 140, 300), RUST);
        clipped(poly(60, 404, 880, 404, 800, 300, 140, 300), () -> {
            for (int y = 312; y < 404; y += 20) {
                for (int x = 50; x < 900; x += 24) {
                    arc(x + (y / 20 % 2) * 12, y, 12, 20, 160, 2.6, INK);
                }
            }
        });
        for (int i = 0; i < 7; i++) {
            if (i == 3) {
                continue;
            }
            fill(arch(124 + i * 104, 560, 58, 110), INK);
            fill(arch(124 + i * 104, 690, 58, 96), i % 2 == 0 ? INK : OCHRE);
        }
        fill(box(360, 130, 220, 562), INK);
        fill(poly(336, 136, 604, 136, 470, 10), SEA);
        clipped(poly(336, 136, 604, 136, 470, 10), () -> hatch(336, 10, 604, 136, 70, 22, 4, PAPER));
        for (int y = 170; y < 690; y += 24) {
            cut(362, y, 392 + jitter(8), y + 4, 5, NIGHT);
            cut(552 + jitter(8), y, 580, y + 4, 5, NIGHT);
        }
        fill(blob(470, 270, 100), OCHRE);
        fill(blob(470, 270, 88), PAPER);
        for (int i = 0; i < 12; i++) {
            double a = i * Math.PI / 6;
            line(470 + 68 * Math.sin(a), 270 - 68 * Math.cos(a), 470 + 82 * Math.sin(a), 270 - 82 * Math.cos(a), i % 3 == 0 ? 9 : 5, INK);
        }
        double m = Math.toRadians(-42), h = Math.toRadians(-4);
        line(470, 270, 470 + 66 * Math.sin(m), 270 - 66 * Math.cos(m), 7, RUST);
        line(470, 270, 470 + 46 * Math.sin(h), 270 - 46 * Math.cos(h), 10, INK);
        fill(blob(470, 270, 9), INK);
        fill(arch(424, 690, 92, 150), OCHRE);
        // The train that everybody catches.
        line(0, 700, W, 700, 8, PAPER);
        fill(box(1180, 604, 200, 84), RUST);
        fill(box(1400, 604, 200, 84), SEA);
        for (int i = 0; i < 4; i++) {
            fill(box(1196 + i * 46, 620, 30, 28), OCHRE);
            fill(box(1414 + i * 46, 620, 30, 28), OCHRE);
        }
        fill(box(980, 624, 180, 60), INK);
        fill(box(1090, 580, 72, 104), INK);
        fill(box(1104, 594, 42, 30), OCHRE);
        fill(poly(1004, 626, 1036, 626, 1044, 572, 996, 572), INK);
        fill(poly(980, 684, 950, 700, 980, 700), INK);
        for (int wheel : new int[] {1006, 1060, 1126, 1214, 1346, 1434, 1566}) {
            fill(blob(wheel, 690, 20), PAPER);
            fill(blob(wheel, 690, 12), INK);
        }
        for (int i = 0; i < 11; i++) {
            fill(blob(1030 + i * 46, 530 - 70 * Math.sin(i / 4.0) - i * 13, 26 + i * 5.5), i % 2 == 0 ? PAPER : mix(PAPER, MIST, 0.5));
            arc(1030 + i * 46, 530 - 70 * Math.sin(i / 4.0) - i * 13, 18 + i * 4, 30 + i * 20, 190 + i * 20, 4, INK);
        }
        person(900, 700, 1.0, INK);
        person(935, 700, 0.9, RUST);
    }

    void kuehlschraenke() {
        fill(box(0, 0, W, H), INK);
        sky(0, 300, NIGHT, 20, 5);
        for (int i = 0; i < 9; i++) {
            line(80 + i * 180, 0, 80 + i * 180, 210, 10, NIGHT);
            line(80 + i * 180, 0, 260 + i * 180, 120, 6, NIGHT);
        }
        Color[] tones = {RUST, OCHRE, MIST, ROSE, SEA, PAPER};
        for (int i = 0; i < 11; i++) {
            double a = Math.toRadians(200 - i * 22);
            double x = 800 + 640 * Math.cos(a), y = 660 - 250 * Math.sin(a);
            double s = 0.8 + 0.55 * (1 - Math.sin(Math.max(0, a)));
            Color tone = tones[i % tones.length];
            for (int k = 0; k < 3; k++) {
                var wave = new double[18];
                for (int n = 0; n < 9; n++) {
                    wave[2 * n] = x + 24 * s * Math.sin(n * 1.7 + k) + (k - 1) * 30 * s;
                    wave[2 * n + 1] = y - 150 * s - n * 34;
                }
                stroke(wave, 9 - k * 2, tone);
            }
            fridge(x, y, s, tone);
        }
        fill(poly(650, 850, 950, 850, 910, 800, 690, 800), RUST);
        person(800, 806, 2.1, PAPER);
        line(822, 728, 900, 660, 9, PAPER);
        line(900, 660, 960, 610, 4, OCHRE);
        line(778, 728, 700, 690, 9, PAPER);
        for (int i = 0; i < 14; i++) {
            double x = 60 + i * 114;
            fill(blob(x, 880 + jitter(8), 34), NIGHT);
            fill(new Ellipse2D.Double(x - 60, 896, 120, 60), NIGHT);
        }
    }

    void fridge(double x, double y, double s, Color tone) {
        var old = g.getTransform();
        g.translate(x, y);
        g.scale(s, s);
        fill(new java.awt.geom.RoundRectangle2D.Double(-46, -140, 92, 150, 22, 22), PAPER);
        line(-46, -92, 46, -92, 4, INK);
        line(-32, -122, -32, -104, 6, tone == PAPER ? RUST : tone);
        line(-32, -80, -32, -40, 6, tone == PAPER ? RUST : tone);
        for (int i = 0; i < 9; i++) {
            cut(22 + jitter(4), -84 + i * 10, 44, -82 + i * 10, 3, INK);
        }
        line(-36, 10, -36, 20, 7, PAPER);
        line(36, 10, 36, 20, 7, PAPER);
        g.setTransform(old);
    }

    void smellsMap() {
        fill(box(0, 0, W, H), mix(PAPER, OCHRE, 0.14));
        for (int i = 0; i < 13; i++) {
            double y = i * 72 - 20;
            stroke(new double[] {-20, y + jitter(10), 400, y - 40 + jitter(30), 800, y + 40, 1200, y - 30 + jitter(30), 1620, y}, 3, mix(PAPER, RUST, 0.35));
        }
        Color[] ribbons = {RUST, SEA, OCHRE, NIGHT, ROSE, MIST, INK};
        double[][] doors = {{170, 250}, {430, 720}, {160, 600}, {1390, 230}, {1200, 760}, {1440, 560}, {700, 170}};
        for (int i = 0; i < doors.length; i++) {
            double x = doors[i][0], y = doors[i][1];
            for (int k = 0; k < 7; k++) {
                double dx = 800 - x, dy = 470 - y, off = (k - 3) * 17;
                double nx = -dy / Math.hypot(dx, dy), ny = dx / Math.hypot(dx, dy);
                stroke(
                        new double[] {
                            x, y - 20,
                            x + dx * 0.25 + nx * (90 + off), y + dy * 0.25 + ny * (90 + off),
                            x + dx * 0.5 + nx * (-70 + off), y + dy * 0.5 + ny * (-70 + off),
                            x + dx * 0.72 + nx * (60 + off), y + dy * 0.72 + ny * (60 + off),
                            x + dx * 0.93, y + dy * 0.93
                        },
                        k % 3 == 1 ? 10 : 6,
                        k % 3 == 2 ? mix(ribbons[i], PAPER, 0.45) : ribbons[i]);
            }
        }
        for (int i = 0; i < doors.length; i++) {
            gable(doors[i][0] - 70, doors[i][1] + 70, 140, 190, ribbons[(i + 3) % ribbons.length] == MIST ? NIGHT : ribbons[(i + 3) % ribbons.length], true);
        }
        gable(960, 190, 110, 130, INK, true);
        gable(1060, 200, 130, 160, SEA, true);
        gable(640, 880, 130, 150, NIGHT, true);
        gable(900, 870, 120, 140, RUST, true);
        fill(blob(800, 470, 168), PAPER);
        ring(800, 470, 178, 5, INK, 60);
        ring(800, 470, 152, 3, RUST, 46);
        var old = g.getTransform();
        g.translate(800, 600);
        fill(poly(-72, 0, 72, 0, 40, -128, -36, -128), SEA);
        hatchClip(poly(-72, 0, 72, 0, 40, -128, -36, -128), 70, 18, 3.4, PAPER);
        fill(blob(2, -176, 40), INK);
        fill(blob(14, -170, 27), new Color(0xD9A57E));
        fill(poly(-40, -190, -52, -90, -12, -120, -8, -200), INK);
        cut(14, -176, 26, -176, 3, INK);
        fill(poly(20, -96, 104, -120, 116, -74, 34, -48), PAPER);
        fill(poly(20, -96, 104, -120, 116, -74, 34, -48).createTransformedShape(AffineTransform.getTranslateInstance(0, 0)), OCHRE);
        for (int i = 0; i < 4; i++) {
            cut(38, -86 + i * 9, 100, -104 + i * 9, 3, INK);
        }
        line(-20, -112, 44, -70, 13, SEA);
        fill(blob(48, -70, 9), new Color(0xD9A57E));
        g.setTransform(old);
    }

    void cafe() {
        fill(box(0, 0, W, H), NIGHT);
        sky(0, 700, INK, 18, 5);
        fill(box(0, 0, 900, 720), mix(RUST, INK, 0.35));
        clipped(box(0, 0, 900, 720), () -> {
            for (int y = 0; y < 720; y += 36) {
                for (int x = -60 + (y / 36 % 2) * 40; x < 900; x += 80) {
                    cut(x, y, x + 68, y + jitter(3), 3, mix(RUST, INK, 0.7));
                    cut(x + 72, y + 4, x + 72 + jitter(2), y + 32, 3, mix(RUST, INK, 0.7));
                }
            }
        });
        double[][] clocks = {
            {120, 130, 74}, {290, 100, 50}, {430, 170, 84}, {610, 110, 62}, {770, 180, 78}, {90, 310, 52}, {240, 280, 66},
            {580, 290, 58}, {720, 350, 46}, {840, 330, 40}, {130, 450, 58}, {300, 430, 44}, {440, 350, 52}, {60, 570, 36}, {820, 470, 52}
        };
        for (int i = 0; i < clocks.length; i++) {
            var c = clocks[i];
            fill(blob(c[0], c[1], c[2]), i % 4 == 0 ? OCHRE : i % 4 == 1 ? SEA : i % 4 == 2 ? INK : ROSE);
            fill(blob(c[0], c[1], c[2] * 0.82), PAPER);
            for (int k = 0; k < 12; k++) {
                double a = k * Math.PI / 6;
                line(c[0] + c[2] * 0.64 * Math.sin(a), c[1] - c[2] * 0.64 * Math.cos(a), c[0] + c[2] * 0.74 * Math.sin(a), c[1] - c[2] * 0.74 * Math.cos(a), 3, INK);
            }
            double h = random.nextDouble() * Math.PI * 2, m = random.nextDouble() * Math.PI * 2;
            line(c[0], c[1], c[0] + c[2] * 0.4 * Math.sin(h), c[1] - c[2] * 0.4 * Math.cos(h), 6, INK);
            line(c[0], c[1], c[0] + c[2] * 0.6 * Math.sin(m), c[1] - c[2] * 0.6 * Math.cos(m), 4, RUST);
        }
        fill(blob(1380, 150, 60), OCHRE);
        for (int i = 0; i < 60; i++) {
            fill(blob(930 + random.nextInt(650), 30 + random.nextInt(380), 2.4), PAPER);
        }
        fill(box(900, 520, 700, 200), INK);
        for (int i = 0; i < 60; i++) {
            wave(910 + random.nextInt(640), 530 + random.nextInt(180), 50 + random.nextInt(70), 3.4, i % 4 == 0 ? OCHRE : SEA);
        }
        boat(1210, 500, 1.1, RUST);
        fill(box(0, 720, W, 180), mix(INK, SEA, 0.35));
        for (int i = 0; i < 80; i++) {
            cut(random.nextInt(W), 730 + random.nextInt(160), random.nextInt(W) * 0 + 40 + random.nextInt(W), 735 + random.nextInt(160), 0, INK);
        }
        for (int i = 0; i < 7; i++) {
            for (int x = -40 + (i % 2) * 60; x < W; x += 120) {
                cut(x, 738 + i * 25, x + 104, 738 + i * 25 + jitter(3), 3.4, INK);
            }
        }
        fill(poly(600, 380, 300, 860, 900, 860), new Color(0x9A6B2E));
        fill(poly(600, 400, 380, 860, 820, 860), OCHRE);
        line(600, 0, 600, 346, 5, INK);
        fill(poly(540, 400, 660, 400, 620, 340, 580, 340), INK);
        fill(new Ellipse2D.Double(440, 650, 320, 62), PAPER);
        line(600, 700, 600, 850, 14, INK);
        fill(new Ellipse2D.Double(520, 838, 160, 26), INK);
        // The hourglass
        fill(box(556, 540, 88, 12), INK);
        fill(box(556, 664, 88, 12), INK);
        fill(poly(562, 552, 638, 552, 604, 608, 638, 664, 562, 664, 596, 608), MIST);
        fill(poly(576, 576, 624, 576, 602, 606, 598, 606), RUST);
        fill(poly(600, 632, 630, 662, 570, 662), RUST);
        line(600, 606, 600, 640, 3, RUST);
        fill(poly(680, 660, 722, 660, 714, 690, 688, 690), INK);
        ring(726, 674, 11, 4, INK, 12);
        chair(400, 700, 1);
        chair(800, 700, -1);
    }

    void chair(double x, double y, int side) {
        line(x - 34 * side, y - 90, x - 26 * side, y + 150, 8, INK);
        line(x + 40 * side, y + 20, x + 46 * side, y + 150, 8, INK);
        fill(poly(x - 34 * side, y + 8, x + 50 * side, y + 8, x + 50 * side, y + 24, x - 34 * side, y + 24), RUST);
        line(x - 32 * side, y - 60, x - 30 * side, y - 20, 12, RUST);
    }

    // ---- tools ----

    void sky(double y0, double y1, Color color, double step, double width) {
        for (double y = y0 + step; y < y1; y += step) {
            for (double x = -100; x < W; ) {
                double l = 120 + random.nextInt(420);
                cut(x, y + jitter(2), x + l, y + jitter(3), width * (0.5 + 0.5 * (1 - (y - y0) / (y1 - y0))), color);
                x += l + 20 + random.nextInt(160);
            }
        }
    }

    void town(double x0, double base, double x1, double low, double high, Color wall, Color light, double lit) {
        double x = x0 - 10;
        while (x < x1) {
            double w = 34 + random.nextInt(52), h = low + random.nextInt((int) (high - low));
            fill(box(x, base - h, w + 1, h + 4), wall);
            if (random.nextInt(4) == 0) {
                fill(poly(x, base - h, x + w, base - h, x + w / 2, base - h - w * 1.4), wall);
            } else {
                fill(poly(x - 2, base - h, x + w + 2, base - h, x + w / 2, base - h - w * 0.55), wall);
            }
            for (double yy = base - h + 10; yy < base - 14; yy += 20) {
                for (double xx = x + 8; xx < x + w - 10; xx += 16) {
                    if (random.nextDouble() < lit) {
                        fill(box(xx, yy, 8, 11), light);
                    }
                }
            }
            x += w;
        }
    }

    void person(double x, double y, double s, Color color) {
        var old = g.getTransform();
        g.translate(x, y);
        g.scale(s, s);
        fill(blob(0, -50, 8), color);
        fill(poly(-9, -42, 9, -42, 12, -14, -12, -14), color);
        line(-5, -15, -7, 0, 5, color);
        line(5, -15, 8, 0, 5, color);
        g.setTransform(old);
    }

    Shape stone(double x, double y, double w, double h) {
        var shape = new Path2D.Double();
        double r = Math.min(w, h) * 0.28;
        shape.moveTo(x + r, y + jitter(5));
        shape.lineTo(x + w - r, y + jitter(5));
        shape.quadTo(x + w, y, x + w + jitter(4), y + r);
        shape.lineTo(x + w + jitter(4), y + h - r);
        shape.quadTo(x + w, y + h, x + w - r, y + h + jitter(4));
        shape.lineTo(x + r, y + h + jitter(4));
        shape.quadTo(x, y + h, x + jitter(4), y + h - r);
        shape.lineTo(x + jitter(4), y + r);
        shape.quadTo(x, y, x + r, y);
        shape.closePath();
        return shape;
    }

    Shape arch(double x, double base, double w, double h) {
        var shape = new Path2D.Double();
        shape.moveTo(x, base);
        shape.lineTo(x, base - h + w / 2);
        shape.curveTo(x, base - h - w * 0.12, x + w, base - h - w * 0.12, x + w, base - h + w / 2);
        shape.lineTo(x + w, base);
        shape.closePath();
        return shape;
    }

    /** A circle as a hand cuts it. */
    Shape blob(double x, double y, double r) {
        var shape = new Path2D.Double();
        int n = 40;
        for (int i = 0; i <= n; i++) {
            double a = 2 * Math.PI * i / n, rr = r * (1 + (i == n ? 0 : jitter(0.012)));
            if (i == 0) {
                shape.moveTo(x + rr * Math.cos(a), y + rr * Math.sin(a));
            } else {
                shape.lineTo(x + rr * Math.cos(a), y + rr * Math.sin(a));
            }
        }
        shape.closePath();
        return shape;
    }

    void ring(double x, double y, double r, double width, Color color, int pieces) {
        for (int i = 0; i < pieces; i++) {
            double a = 360.0 * i / pieces;
            arc(x, y, r, a, a + 330.0 / pieces, width, color);
        }
    }

    /** Degrees; 0 is east, counted clockwise, thin at both ends. */
    void arc(double x, double y, double r, double from, double to, double width, Color color) {
        int n = 10;
        double[] points = new double[2 * (n + 1)];
        for (int i = 0; i <= n; i++) {
            double a = Math.toRadians(from + (to - from) * i / n);
            points[2 * i] = x + r * Math.cos(a);
            points[2 * i + 1] = y + r * Math.sin(a);
        }
        taper(points, width, color);
    }

    void wave(double x, double y, double length, double width, Color color) {
        double bend = 3 + jitter(3);
        taper(new double[] {x, y, x + length * 0.25, y - bend, x + length * 0.5, y, x + length * 0.75, y + bend, x + length, y}, width, color);
    }

    /** One push of the gouge: thin, thick, thin. */
    void cut(double x0, double y0, double x1, double y1, double width, Color color) {
        taper(new double[] {x0, y0, (x0 + x1) / 2 + jitter(1.5), (y0 + y1) / 2 + jitter(1.5), x1, y1}, width, color);
    }

    void curve(double x0, double y0, double cx, double cy, double x1, double y1, double width, Color color) {
        int n = 10;
        double[] points = new double[2 * (n + 1)];
        for (int i = 0; i <= n; i++) {
            double t = i / (double) n;
            points[2 * i] = (1 - t) * (1 - t) * x0 + 2 * t * (1 - t) * cx + t * t * x1;
            points[2 * i + 1] = (1 - t) * (1 - t) * y0 + 2 * t * (1 - t) * cy + t * t * y1;
        }
        taper(points, width, color);
    }

    void taper(double[] points, double width, Color color) {
        int n = points.length / 2;
        var shape = new Path2D.Double();
        double[][] sides = new double[2 * n][];
        for (int i = 0; i < n; i++) {
            int before = Math.max(0, i - 1), after = Math.min(n - 1, i + 1);
            double dx = points[2 * after] - points[2 * before], dy = points[2 * after + 1] - points[2 * before + 1];
            double length = Math.max(1e-6, Math.hypot(dx, dy));
            double w = width / 2 * (0.15 + 0.85 * Math.sin(Math.PI * (i + 0.3) / (n - 0.4))) + jitter(width * 0.06);
            sides[i] = new double[] {points[2 * i] - dy / length * w, points[2 * i + 1] + dx / length * w};
            sides[2 * n - 1 - i] = new double[] {points[2 * i] + dy / length * w, points[2 * i + 1] - dx / length * w};
        }
        shape.moveTo(sides[0][0], sides[0][1]);
        for (int i = 1; i < 2 * n; i++) {
            shape.lineTo(sides[i][0], sides[i][1]);
        }
        shape.closePath();
        fill(shape, color);
    }

    /** A smooth line through points, of even width. */
    void stroke(double[] p, double width, Color color) {
        var path = new Path2D.Double();
        path.moveTo(p[0], p[1]);
        int n = p.length / 2;
        for (int i = 0; i < n - 1; i++) {
            double x0 = p[2 * Math.max(0, i - 1)], y0 = p[2 * Math.max(0, i - 1) + 1];
            double x1 = p[2 * i], y1 = p[2 * i + 1], x2 = p[2 * i + 2], y2 = p[2 * i + 3];
            double x3 = p[2 * Math.min(n - 1, i + 2)], y3 = p[2 * Math.min(n - 1, i + 2) + 1];
            path.curveTo(x1 + (x2 - x0) / 6, y1 + (y2 - y0) / 6, x2 - (x3 - x1) / 6, y2 - (y3 - y1) / 6, x2, y2);
        }
        g.setColor(color);
        g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(path);
    }

    void line(double x0, double y0, double x1, double y1, double width, Color color) {
        g.setColor(color);
        g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        g.draw(new java.awt.geom.Line2D.Double(x0, y0, x1, y1));
    }

    void hatch(double x0, double y0, double x1, double y1, double degrees, double step, double width, Color color) {
        double dx = Math.cos(Math.toRadians(degrees)), dy = Math.sin(Math.toRadians(degrees));
        for (double y = y0; y < y1; y += step) {
            for (double x = x0; x < x1; x += step * 2) {
                double l = step * (0.8 + random.nextDouble());
                double sx = x + jitter(step / 3), sy = y + jitter(step / 3);
                cut(sx, sy, sx + dx * l, sy + dy * l, width, color);
            }
        }
    }

    void hatchClip(Shape shape, double degrees, double step, double width, Color color) {
        var b = shape.getBounds2D();
        clipped(shape, () -> hatch(b.getX(), b.getY(), b.getMaxX(), b.getMaxY(), degrees, step, width, color));
    }

    void clipped(Shape shape, Runnable drawing) {
        var old = g.getClip();
        g.clip(shape);
        drawing.run();
        g.setClip(old);
    }

    void fill(Shape shape, Color color) {
        g.setColor(color);
        g.fill(shape);
    }

    static Rectangle2D box(double x, double y, double w, double h) {
        return new Rectangle2D.Double(x, y, w, h);
    }

    static Path2D.Double poly(double... points) {
        var shape = new Path2D.Double();
        shape.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            shape.lineTo(points[i], points[i + 1]);
        }
        shape.closePath();
        return shape;
    }

    static Color mix(Color a, Color b, double share) {
        return new Color(
                (int) (a.getRed() + (b.getRed() - a.getRed()) * share),
                (int) (a.getGreen() + (b.getGreen() - a.getGreen()) * share),
                (int) (a.getBlue() + (b.getBlue() - a.getBlue()) * share));
    }

    double jitter(double most) {
        return (random.nextDouble() * 2 - 1) * most;
    }

    /** What the press leaves: flecks where the ink did not take, and the block's uneven edge. */
    void print() {
        for (int i = 0; i < 700; i++) {
            double x = random.nextInt(W), y = random.nextInt(H);
            fill(new Ellipse2D.Double(x, y, 1 + random.nextDouble() * 2.2, 1 + random.nextDouble() * 1.6), PAPER);
        }
        var edge = new Area(box(0, 0, W, H));
        var block = new Path2D.Double();
        double m = 26;
        block.moveTo(m, m);
        for (double x = m; x < W - m; x += 40) {
            block.lineTo(x, m + jitter(3.5));
        }
        for (double y = m; y < H - m; y += 40) {
            block.lineTo(W - m + jitter(3.5), y);
        }
        for (double x = W - m; x > m; x -= 40) {
            block.lineTo(x, H - m + jitter(3.5));
        }
        for (double y = H - m; y > m; y -= 40) {
            block.lineTo(m + jitter(3.5), y);
        }
        block.closePath();
        edge.subtract(new Area(block));
        fill(edge, PAPER);
        g.dispose();
    }

    /** As good as the size allows. */
    byte[] jpeg() throws IOException {
        for (float quality = 0.86f; ; quality -= 0.04f) {
            var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
            var settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(quality);
            settings.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            var bytes = new ByteArrayOutputStream();
            try (var out = ImageIO.createImageOutputStream(bytes)) {
                writer.setOutput(out);
                writer.write(null, new IIOImage(image, null, null), settings);
            }
            writer.dispose();
            if (bytes.size() <= LARGEST || quality < 0.4f) {
                return bytes.toByteArray();
            }
        }
    }
}
