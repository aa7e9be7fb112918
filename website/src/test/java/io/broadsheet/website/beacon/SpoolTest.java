package io.broadsheet.website.beacon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    private static final long MOST = 1 << 20;
    private static final long SEGMENT = 100;

    @TempDir
    Path folder;

    @Test
    void givesLinesInTheirOrderAndTheSameAgainUntilTheyAreDone() throws Exception {
        try (var spool = spool()) {
            keep(spool, 0, 10);

            assertThat(words(spool.next(4))).containsExactly("0", "1", "2", "3");
            var first = spool.next(4);
            assertThat(words(first)).containsExactly("0", "1", "2", "3");
            spool.done(first);
            assertThat(words(spool.next(100))).containsExactly("4", "5", "6", "7", "8", "9");
            assertThat(spool.waiting()).isEqualTo(6);
        }
    }

    @Test
    void goesOnWhereItWasThoughItWasNotClosed() throws Exception {
        var killed = spool();
        keep(killed, 0, 100);
        killed.done(killed.next(30));
        var rest = numbers(100 - (int) killed.waiting(), 100);

        try (var again = spool()) {
            keep(again, 100, 110);

            assertThat(again.waiting()).isEqualTo(rest.size() + 10);
            rest.addAll(numbers(100, 110));
            assertThat(drain(again)).isEqualTo(rest);
        }
    }

    @Test
    void passesOverHalfALineThatWasBeingWrittenAndKeepsThoseAfterIt() throws Exception {
        try (var spool = spool()) {
            keep(spool, 0, 3);
        }
        Files.writeString(files().getLast(), "{\"id", StandardOpenOption.APPEND);

        try (var again = spool()) {
            keep(again, 3, 5);

            assertThat(drain(again)).containsExactly("0", "1", "2", "3", "4");
            assertThat(again.waiting()).isZero();
        }
    }

    @Test
    void readsAgainWhatItDoesNotKnowToBeDone() throws Exception {
        try (var spool = spool()) {
            keep(spool, 0, 3);
            spool.done(spool.next(3));
        }
        Files.writeString(folder.resolve("done"), "torn");

        try (var again = spool()) {
            assertThat(drain(again)).containsExactly("0", "1", "2");
        }
    }

    @Test
    void refusesWhatIsTooMuchAndTakesMoreOnceSomeIsDone() throws Exception {
        try (var spool = new Spool(folder, 20, SEGMENT)) {
            assertThat(spool.append("nine byte".getBytes(UTF_8))).isTrue();
            assertThat(spool.append("nine byte".getBytes(UTF_8))).isTrue();
            assertThat(spool.append("nine byte".getBytes(UTF_8))).isFalse();

            spool.done(spool.next(1));

            assertThat(spool.append("nine byte".getBytes(UTF_8))).isTrue();
            assertThat(spool.waiting()).isEqualTo(2);
        }
    }

    @Test
    void leavesNoFilesOfWhatIsDone() throws Exception {
        try (var spool = spool()) {
            keep(spool, 0, 500);
            assertThat(files()).hasSizeGreaterThan(5);

            drain(spool);

            assertThat(files()).hasSize(1);
        }
    }

    @Test
    void keepsWhatManyAppendWhileOneReads() throws Exception {
        try (var spool = spool();
                var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, 2_000)
                    .<Callable<Boolean>>mapToObj(number -> () -> spool.append(bytes(number)))
                    .toList();
            var appended = readers.submit(() -> readers.invokeAll(tasks));
            var read = new ArrayList<String>();
            while (read.size() < tasks.size()) {
                spool.await();
                var batch = spool.next(50);
                read.addAll(words(batch));
                spool.done(batch);
            }

            for (var each : appended.get()) {
                assertThat(each.get()).isTrue();
            }
            assertThat(read).containsExactlyInAnyOrderElementsOf(numbers(0, tasks.size()));
        }
    }

    private Spool spool() throws IOException {
        return new Spool(folder, MOST, SEGMENT);
    }

    private static void keep(Spool spool, int from, int to) throws IOException {
        for (var number = from; number < to; number++) {
            assertThat(spool.append(bytes(number))).isTrue();
        }
    }

    private static byte[] bytes(int number) {
        return Integer.toString(number).getBytes(UTF_8);
    }

    private static ArrayList<String> numbers(int from, int to) {
        var numbers = new ArrayList<String>();
        IntStream.range(from, to).mapToObj(Integer::toString).forEach(numbers::add);
        return numbers;
    }

    private static List<String> words(Spool.Batch batch) {
        return batch.lines().stream().map(line -> new String(line, UTF_8)).toList();
    }

    private static List<String> drain(Spool spool) throws IOException {
        var read = new ArrayList<String>();
        while (spool.waiting() > 0) {
            var batch = spool.next(7);
            read.addAll(words(batch));
            spool.done(batch);
        }
        return read;
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".lines"))
                    .sorted()
                    .toList();
        }
    }
}
