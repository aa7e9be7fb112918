package io.broadsheet.systemtest;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import nu.validator.validation.SimpleDocumentValidator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The W3C's HTML checker over pages as they were sent. */
final class HtmlChecker {

    /** Came into the standards after this release of it; what it knows of styles is older still. */
    private static final List<String> NEWER =
            List.of("Attribute “fetchpriority” not allowed on element “img”", "CSS: ");

    private final List<String> errors = new ArrayList<>();
    private final SimpleDocumentValidator validator = new SimpleDocumentValidator(true, false, false);

    HtmlChecker() {
        var heard = new ErrorHandler() {
            @Override
            public void warning(SAXParseException hint) {
                // Not against the standard.
            }

            @Override
            public void error(SAXParseException wrong) {
                if (NEWER.stream().noneMatch(wrong.getMessage()::startsWith)) {
                    errors.add(wrong.getLineNumber() + ": " + wrong.getMessage());
                }
            }

            @Override
            public void fatalError(SAXParseException wrong) {
                error(wrong);
            }
        };
        try {
            validator.setUpMainSchema("http://s.validator.nu/html5-rdfalite.rnc", heard);
            validator.setUpValidatorAndParsers(heard, false, false);
        } catch (Exception notThere) {
            throw new IllegalStateException("The checker cannot be set up", notThere);
        }
    }

    /** @return what is wrong, each with its line */
    List<String> errors(String html) {
        errors.clear();
        try {
            validator.checkHtmlInputSource(new InputSource(new StringReader(html)));
        } catch (SAXException | IOException unreadable) {
            errors.add(String.valueOf(unreadable.getMessage()));
        }
        return List.copyOf(errors);
    }
}
