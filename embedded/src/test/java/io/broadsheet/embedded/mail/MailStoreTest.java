package io.broadsheet.embedded.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailStoreTest {

    @TempDir
    Path folder;

    /** As of a disk that is full: an interrupted thread writes nothing either. */
    @Test
    void leavesNothingOfAMailThatCouldNotBeWritten() throws Exception {
        var store = MailStore.open(folder, 10);
        var envelope = new Envelope("from@news.example", List.of("to@news.example"));
        var mail = "Subject: one\r\n\r\nText\r\n".getBytes(UTF_8);

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> store.add(envelope, mail)).isInstanceOf(UncheckedIOException.class);
        assertThat(Thread.interrupted()).isTrue();

        assertThat(folder).isEmptyDirectory();
        assertThat(store.count()).isZero();
        store.add(envelope, mail);
        assertThat(store.count()).isEqualTo(1);
    }

    @Test
    void forgetsTheOldestWhenAllTogetherAreBig() throws Exception {
        var envelope = new Envelope("from@news.example", List.of("to@news.example"));
        var mail = new byte[10_000];
        var store = MailStore.open(folder, 10, 50_000);
        for (int i = 0; i < 8; i++) {
            store.add(envelope, mail);
        }
        assertThat(store.count()).isEqualTo(4);

        store = MailStore.open(folder, 10, 35_000);
        assertThat(store.count()).isEqualTo(3);

        store.add(envelope, new byte[90_000]);
        assertThat(store.count()).isEqualTo(1);
        assertThat(store.newest().flatMap(store::raw).map(raw -> raw.length > 90_000))
                .isEqualTo(Optional.of(true));
    }
}
