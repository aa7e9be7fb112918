package io.broadsheet.article.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutomaticAltTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A close-up of a dog\n\nDescription automatically generated",
                "A dog Description automatically generated with medium confidence",
                "A person standing in front of a building\n\nDescription generated with very high confidence",
                "A dog\n\nAI-generated content may be incorrect.",
                "Ein Bild, das Text enthält.\n\nAutomatisch generierte Beschreibung",
                "Ein Bild, das Text enthält. Automatisch generierte Beschreibung mit geringer Zuverlässigkeit",
                "Ein Bild, das Kleidung enthält.\r\n\r\nKI-generierte Inhalte können fehlerhaft sein.",
                "Une image contenant texte Description générée automatiquement",
                "Une image contenant texte\n\nLe contenu généré par l’IA peut être incorrect.",
                "Imagen que contiene texto\n\nDescripción generada automáticamente con confianza media",
                "Texto\n\nEl contenido generado por IA puede ser incorrecto.",
                "Immagine che contiene testo\n\nDescrizione generata automaticamente",
                "Schermata\n\nIl contenuto generato dall'IA potrebbe non essere corretto.",
                "Texto\n\nDescrição gerada automaticamente",
                "Texto\n\nO conteúdo gerado por IA pode estar incorreto.",
                "Afbeelding met tekst Automatisch gegenereerde beschrijving",
                "Afbeelding met tekst\n\nDoor AI gegenereerde inhoud is mogelijk onjuist.",
                "En bild som visar text AI-genererat innehåll kan vara felaktigt.",
                "Obraz zawierający tekst\n\nOpis wygenerowany automatycznie",
                "Изображение выглядит как текст\n\nАвтоматически созданное описание",
                "图片包含 日程表\n\n描述已自动生成",
                "图形用户界面, 文本 中度可信度描述已自动生成",
                "白色背景上的二维码 AI 生成的内容可能不正确。",
                "文字 が含まれている画像\n\n自動的に生成された説明",
                "DESCRIPTION AUTOMATICALLY GENERATED"
            })
    void isWhatProgramsWrite(String alt) {
        assertThat(AutomaticAlt.is(alt)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A ferry at the quay",
                "A label that says: Description automatically generated, check before use in a long leaflet of the port",
                "The description generated a debate",
                "Un menú generado por IA"
            })
    void isNotWhatPeopleWrite(String alt) {
        assertThat(AutomaticAlt.is(alt)).isFalse();
    }
}
