package io.broadsheet.article.rendering;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knows the descriptions of pictures that office programs write by themselves, by the sentence with which they end. */
final class AutomaticAlt {

    /** As Word writes them in each language; older versions say how sure they were. */
    private static final String ENDINGS = Stream.of(
                    "Description automatically generated",
                    "Description generated with \\p{L}+ confidence",
                    "Description generated with very high confidence",
                    "AI-generated content may be incorrect",
                    "Automatisch generierte Beschreibung",
                    "KI-generierte Inhalte können fehlerhaft sein",
                    "Description générée automatiquement",
                    "Le contenu généré par l'IA peut être incorrect",
                    "Descripción generada automáticamente",
                    "El contenido generado por IA puede ser incorrecto",
                    "Descrizione generata automaticamente",
                    "Il contenuto generato dall'IA potrebbe non essere corretto",
                    "Descrição gerada automaticamente",
                    "O conteúdo gerado por IA pode estar incorreto",
                    "Automatisch gegenereerde beschrijving",
                    "Door AI gegenereerde inhoud is mogelijk onjuist",
                    "Automatiskt genererad beskrivning",
                    "AI-genererat innehåll kan vara felaktigt",
                    "Automatisk generert beskrivelse",
                    "Automatisk genereret beskrivelse",
                    "Opis wygenerowany automatycznie",
                    "Zawartość wygenerowana przez sztuczną inteligencję może być niepoprawna",
                    "Popis byl vytvořen automaticky",
                    "Автоматически созданное описание",
                    "Содержимое, созданное искусственным интеллектом, может быть неверным",
                    "Açıklama otomatik olarak oluşturuldu",
                    "Yapay zeka tarafından oluşturulan içerik yanlış olabilir",
                    "自動的に生成された説明",
                    "描述已自动生成",
                    "AI 生成的内容可能不正确")
            .collect(Collectors.joining("|"))
            .replace("'", "['\u2019]")
            .replace(" ", "\\s+");

    private static final Pattern AUTOMATIC = Pattern.compile(
            "(?:" + ENDINGS + ")(?:\\s+\\p{L}+){0,6}[\\s.\u3002]*$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private static final int LONGEST_ENDING = 200;

    private AutomaticAlt() {}

    static boolean is(String alt) {
        var ending = AUTOMATIC.matcher(alt);
        return ending.region(Math.max(0, alt.length() - LONGEST_ENDING), alt.length())
                .find();
    }
}
