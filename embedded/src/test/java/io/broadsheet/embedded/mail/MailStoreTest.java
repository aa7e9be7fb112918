package io.broadsheet.embedded.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
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
}
