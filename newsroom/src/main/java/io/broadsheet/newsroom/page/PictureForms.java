package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.Picture;
import io.broadsheet.newsroom.form.OneLine;
import io.broadsheet.newsroom.view.PictureView.Form;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is said of a picture, as its page has it. */
final class PictureForms {

    /** Of IPTC's vocabulary, those that pictures in newspapers have. */
    static final List<String> SOURCES = List.of(
            "digitalCapture",
            "computationalCapture",
            "negativeFilm",
            "positiveFilm",
            "print",
            "humanEdits",
            "digitalCreation",
            "screenCapture",
            "dataDrivenMedia",
            "composite",
            "compositeSynthetic",
            "compositeWithTrainedAlgorithmicMedia",
            "trainedAlgorithmicMedia",
            "algorithmicMedia");

    private PictureForms() {}

    static Form of(Picture picture) {
        var focus = Objects.requireNonNullElse(picture.focus(), new Picture.Focus(50, 50));
        var rights = Objects.requireNonNullElse(picture.rights(), new Picture.Rights(null, null, null, null, null));
        return new Form(
                or(picture.alt()),
                Boolean.TRUE.equals(picture.decorative()),
                or(picture.caption()),
                or(picture.credit()),
                Integer.toString(focus.x()),
                Integer.toString(focus.y()),
                or(rights.creator()),
                or(rights.copyright()),
                or(rights.usage()),
                or(rights.digitalSourceType()));
    }

    static Form typed(HttpServletRequest request) {
        return new Form(
                line(request, "alt"),
                request.getParameter("decorative") != null,
                line(request, "caption"),
                line(request, "credit"),
                line(request, "focus-x"),
                line(request, "focus-y"),
                line(request, "creator"),
                line(request, "copyright"),
                line(request, "usage"),
                line(request, "origin"));
    }

    /** What the one has otherwise than the other, by the names of the fields. */
    static Map<String, String> differing(Form one, Form other) {
        var differing = fields(one);
        differing.entrySet().removeAll(fields(other).entrySet());
        return differing;
    }

    private static Map<String, String> fields(Form form) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("alt", form.alt());
        fields.put("decorative", form.decorative() ? "yes" : "no");
        fields.put("caption", form.caption());
        fields.put("credit", form.credit());
        fields.put("focus-x", form.x());
        fields.put("focus-y", form.y());
        fields.put("creator", form.creator());
        fields.put("copyright", form.copyright());
        fields.put("usage", form.usage());
        fields.put("origin", form.source());
        return fields;
    }

    private static String line(HttpServletRequest request, String name) {
        return OneLine.of(or(request.getParameter(name))).strip();
    }

    private static String or(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
