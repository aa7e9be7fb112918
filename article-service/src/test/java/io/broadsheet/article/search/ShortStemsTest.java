package io.broadsheet.article.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortStemsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "it | casa case; libro libri; anno anni; uomo uomini; donna donne; mare mari; paese paesi;"
                        + " mese mesi; lago laghi; banca banche; parco parchi; luogo luoghi; amico amici; amica amiche;"
                        + " figlio figli; studio studi; occhio occhi; fascia fasce; vecchio vecchi vecchia vecchie;"
                        + " legge leggi; notte notti; voto voti; ora ore; moglie mogli; zio zii; premio premi;"
                        + " quest'anno anno anni; quell'uomo uomo uomini; dell'acqua acqua acque;"
                        + " nell'isola isola isole; un'ora ora ore; tutt'altro altro; via vie; idea idee; cane cani;"
                        + " tasca tasche; bocca bocche; sacco sacchi; fuoco fuochi",
                "es | río ríos; casa casas; caso casos; año años; día días; mano manos; niño niños; niña niñas;"
                        + " ojo ojos; base bases; nube nubes; café cafés; bebé bebés; pie pies; ave aves;"
                        + " inglés ingleses inglesa; francés franceses; interés intereses; euro euros; foto fotos;"
                        + " hijo hijos; tipo tipos",
                "pt | mãe mães; país países; inglês ingleses inglesa; português portugueses portuguesa;"
                        + " azul azuis; fácil fáceis; difícil difíceis; pé pés; sol sóis; água d'água; útil úteis;"
                        + " réptil répteis",
                "fr | travail travaux; mal maux; actif active actifs actives; neuf neuve;"
                        + " premier première premiers premières; dernier dernière; entier entière; public publique;"
                        + " blanc blanche; émail émaux",
                "de | Auto Autos; Foto Fotos; Büro Büros; Video Videos; Kamera Kameras; Baby Babys; Café Cafés;"
                        + " Star Stars; Politiker Politikers Politikern; Minister Ministers; Lehrerin Lehrerinnen;"
                        + " Kundin Kundinnen; Ergebnis Ergebnisse Ergebnissen; Bus Busse; Museum Museen;"
                        + " Zentrum Zentren; Thema Themen; Firma Firmen; Villa Villen; Ministerium Ministerien;"
                        + " Datum Daten; Konto Konten Kontos; Merkel Merkel's Merkels; Autor Autors Autoren;"
                        + " Studentin Studentinnen; Zeugnis Zeugnisse; Praxis Praxen",
                "nl | huis huizen; brief brieven; prijs prijzen; bedrijf bedrijven; duif duiven; glas glazen;"
                        + " foto foto's; auto auto's; baby baby's; euro euro's; man mannen; meisje meisjes; zee zeeën;"
                        + " idee ideeën; reis reizen; politicus politici; museum musea; les lessen; mens mensen;"
                        + " gemeente gemeenten gemeentes; industrie industrieën; ministerie ministeries;"
                        + " collega collega's",
                "no | by byen byer byene; år året årene; øy øya øyene; vei veien veier veiene; bro broen broer;"
                        + " sjø sjøen; tre treet; fly flyet flyene; uke uka uken uker ukene; is isen;"
                        + " lærer læreren lærere lærerne; minister ministeren ministre",
                "da | by byen byer byerne; år året årene; ø øen øer øerne; sø søen søer; bro broen broer broerne;"
                        + " uge ugen uger ugerne; træ træet træer; minister ministeren ministre",
                "sv | by byn byar byarna; år året åren; ö ön öar öarna; å ån åar; sjö sjön sjöar sjöarna;"
                        + " bro bron broar broarna; fru frun fruar; is isen; minister ministern ministrar; snö snön; hus huset; barn barnet; skola skolan; vecka veckan; träd trädet; café caféet",
                "ca | casa cases; riu rius; cafè cafès; platja platges; boca boques;"
                        + " paral·lel parallel paral.lel paraŀlel; col·legi collegi col·legis; català catalans catalana;"
                        + " llei lleis; gos gossos; taronja taronges; amiga amigues; vaca vaques; interès interessos",
                "ro | casă case casa casei caselor; an ani anul anului; femeie femei femeia; stradă străzi strada;"
                        + " brad brazi; școală școli școala; alegere alegeri alegerile;"
                        + " președinte președintele președintelui; floare flori",
                "ru | отец отца отцы; окно окна окон; ребёнок ребенок ребёнка; рынок рынка рынки;"
                        + " девушка девушки девушек",
                "eu | etxe etxea etxeak; herri herria herriak; mendi mendia mendiak; urte urtea urteak;"
                        + " gizon gizona gizonak; lege legea legeak",
                "hy | օր օրեր; տարի տարիներ",
                "gl | lei leis; rei reis; mes meses",
                "cs | pes psa psi; den dny dne; otec otce; řeka řece; hra hry hru",
                "bg | жена жени",
                "sr | grad grada gradovi; dan dani; ruka ruci",
                "el | βιβλίο βιβλία",
                "hu | iskola iskolák; utca utcák; gyerek gyerekek",
                "tr | kadın kadınlar; seçim seçimler",
                "en | bus buses; child children; woman women; man men"
            })
    void formsOfPlainWordsMeet(String language, String words) throws IOException {
        for (var forms : words.split("; ")) {
            var all = forms.split(" ");
            for (var form : all) {
                assertThat(StemChangesTest.known(language, form))
                        .as(form)
                        .containsAnyElementsOf(StemChangesTest.known(language, all[0]));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "it | casa caso; caso case; casa casi; case casi; porta porto; porte porti; corso corsa;"
                        + " modo moda; banca banco; mare Mario; luce Luca; luci Luca; tasse tassi; posta posto;"
                        + " lotta lotto; punto punta; costo costa; testa testo; parte porto; mese messa; palo palla;"
                        + " voto vita; vino vena",
                "es | casa caso; casas casos; sal sale; hoja ojo; niño nieto; mano mono; dios día",
                "pt | mão mãe; pai país; pais países; casa caso; pão pau; ano Ana; papel papa",
                "fr | mal mail; loi loin; rail râle; foi foie; chef chèvre",
                "de | Haus hauen; Mais Mai; Rom Roma; Baum Bau; Raum rau; Kunde Kundin; Preis prüfen; Thema Theke",
                "nl | huis huid; huis hui; brief briefing; wet wees; wijn wijs; lief leven; dief dieet",
                "no | by bygg; ski Skien; øye øy; øyet øy; år åre; tre tro; bro bror; vei vind; is isse;"
                        + " uke ukjent",
                "da | by bytte; sø Søren; år åre; bro bror",
                "sv | roman Rom; by bygga; sjö sjuk; öka öken; år åra; kö kök; bro bror; ö öl; å ål",
                "ca | any ànec; boca bosc; pa pare"
            })
    void falseFriendsStayApart(String language, String pairs) throws IOException {
        for (var pair : pairs.split("; ")) {
            var words = pair.split(" ");
            assertThat(StemChangesTest.known(language, words[0]))
                    .as(pair)
                    .isNotEmpty()
                    .doesNotContainAnyElementsOf(StemChangesTest.known(language, words[1]));
        }
    }
}
