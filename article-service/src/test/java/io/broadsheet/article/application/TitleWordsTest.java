package io.broadsheet.article.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TitleWordsTest {

    @Test
    void areFoldedAndEachOnce() {
        assertThat(TitleWords.of("“The” TIDE, the ＴＩＤＥ: Møn’s 4,012")).containsExactly("the", "tide", "møn's", "4,012");
    }

    @Test
    void areFoundWhereNoSpacesPartThem() {
        assertThat(TitleWords.of("北大西洋条約機構")).hasSizeGreaterThan(1);
    }

    @Test
    void thereAreNoneInSignsAlone() {
        assertThat(TitleWords.of("… .* !")).isEmpty();
    }

    @Test
    void areFoundByTheirBeginningsTheLongestFirst() {
        assertThat(TitleWords.starts(List.of("tides", "sea", "𠀀𠀀𠀀", "a")))
                .containsExactly("tide", "ti", "se", "𠀀𠀀");
    }

    @Test
    void areBounded() {
        assertThat(TitleWords.of("w".repeat(300))).containsExactly("w".repeat(40));
        assertThat(TitleWords.of("a b c d ".repeat(100))).hasSize(4);
    }
}
