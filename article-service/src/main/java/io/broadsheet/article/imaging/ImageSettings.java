package io.broadsheet.article.imaging;

import io.broadsheet.chassis.SettingChecks;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * {@code broadsheet.images.*}.
 *
 * @param pixels the most a picture may have
 * @param webpPixels the most a WebP picture may have, which is read as a whole if it is lossless
 * @param decodedPixels how many are held in memory at most, 3 or 4 bytes each: a picture with more is read in strips, and
 *     of one that would still have more at its largest size, means of squares are kept
 * @param atOnce how many pictures are read at the same time
 * @param cache how much memory pictures that readers asked for may take
 */
@Validated
@ConfigurationProperties("broadsheet.images")
public record ImageSettings(
        @DefaultValue("50000000") @Min(1_000_000) @Max(400_000_000) long pixels,

        @DefaultValue("16000000") @Min(1_000_000) @Max(400_000_000) long webpPixels,

        @DefaultValue("13000000") @Min(4_000_000) @Max(400_000_000) long decodedPixels,

        @DefaultValue("1") @Min(1) @Max(64) int atOnce,
        @DefaultValue("16MB") DataSize cache) {

    public ImageSettings {
        SettingChecks.size("broadsheet.images.cache", cache);
    }
}
