package io.broadsheet.article.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<ul><li>a</li><ul><li>b</li></ul></ul> | <ul><li>a<ul><li>b</li></ul></li></ul>",
                "<ol><li>a</li><li><ul><li>b</li></ul></li></ol> | <ol><li>a<ul><li>b</li></ul></li></ol>",
                "<ul><ul><ul><li>a</li></ul></ul></ul> | <ul><li>a</li></ul>",
                "<ul><li>a</li>text<p>p</p></ul> | <ul><li>a</li><li>text</li><li><p>p</p></li></ul>",
                "<li>a</li><li>b</li> | <ul><li>a</li><li>b</li></ul>",
                "<ul><li><p role=presentation>a</p></li></ul> | <ul><li>a</li></ul>",
                "<ul><li><img><ul><li>a</li></ul></li></ul> | <ul><li><img><ul><li>a</li></ul></li></ul>",
            })
    void haveItemsAndInnerListsWithinThem(String pasted, String mended) {
        assertThat(Mended.by(new Lists(), pasted).html()).isEqualTo(mended);
    }
}
