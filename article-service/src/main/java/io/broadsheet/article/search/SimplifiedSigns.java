package io.broadsheet.article.search;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Chinese is typed in traditional signs and in simplified ones, Japanese names in old signs and in new ones: each sign is known
 * by the simplified one.
 */
final class SimplifiedSigns extends TokenFilter {

    private static final char FIRST = '\u3400';
    private static final char LAST = '\u9FFF';

    /** Signs as Japan simplified them and other forms in names, each before the one of which the table of Chinese knows. */
    private static final String JAPANESE = "亜亞悪惡圧壓囲圍壱壹隠隱営營栄榮衛衞駅驛円圓塩鹽縁緣応應桜櫻仮假価價壊壞懐懷絵繪拡擴殻殼覚覺岳嶽楽樂渇渴巻卷陥陷勧勸寛寬"
            + "観觀歓歡気氣亀龜帰歸戯戲犠犧拠據挙擧暁曉駆驅勲勳薫薰恵惠渓溪経經継繼蛍螢軽輕鶏鷄撃擊県縣倹儉剣劍圏圈検檢権權険險顕顯"
            + "験驗厳嚴広廣効效鉱鑛黒黑済濟砕碎斎齋剤劑雑雜桟棧賛贊歯齒児兒実實釈釋収收従從渋澁獣獸縦縱粛肅処處叙敍奨獎焼燒乗乘剰剩壌壤"
            + "嬢孃浄淨畳疊譲讓醸釀慎愼図圖粋粹酔醉髄髓瀬瀨斉齊摂攝専專戦戰繊纖銭錢捜搜挿插総總聡聰荘莊騒騷増增臓臟蔵藏続續対對帯帶択擇"
            + "沢澤単單団團弾彈遅遲鋳鑄庁廳聴聽鎮鎭逓遞鉄鐵転轉伝傳稲稻闘鬪徳德読讀弐貳悩惱脳腦覇霸廃廢拝拜売賣発發髪髮抜拔払拂仏佛"
            + "変變辺邊豊豐毎每満滿黙默訳譯薬藥揺搖様樣頼賴覧覽竜龍両兩猟獵隣鄰塁壘涙淚霊靈齢齡暦曆歴歷練鍊労勞巌巖曽曾槙槇穣穰尭堯髙高"
            + "邉邊濵濱嶋島嶌島冨富";

    private final CharTermAttribute word = addAttribute(CharTermAttribute.class);

    SimplifiedSigns(TokenStream words) {
        super(words);
    }

    /** Made when the first article needs it. */
    private static final class Signs {

        static final char[] SIMPLIFIED = simplified();

        private Signs() {}

        private static char[] simplified() {
            var signs = Transliterator.getInstance("Traditional-Simplified");
            var simplified = new char[LAST - FIRST + 1];
            for (var sign = FIRST; sign <= LAST; sign++) {
                var other = signs.transliterate(String.valueOf(sign));
                simplified[sign - FIRST] = other.length() == 1 ? other.charAt(0) : sign;
            }
            for (var i = 0; i < JAPANESE.length(); i += 2) {
                var other = JAPANESE.charAt(i);
                if (simplified[other - FIRST] == other) {
                    simplified[other - FIRST] = simplified[JAPANESE.charAt(i + 1) - FIRST];
                }
            }
            return simplified;
        }
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        var letters = word.buffer();
        for (var i = 0; i < word.length(); i++) {
            if (letters[i] >= FIRST && letters[i] <= LAST) {
                letters[i] = Signs.SIMPLIFIED[letters[i] - FIRST];
            }
        }
        return true;
    }
}
