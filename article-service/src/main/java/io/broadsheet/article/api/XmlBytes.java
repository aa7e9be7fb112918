package io.broadsheet.article.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a document of XML 1.0 into memory. Texts are escaped, and lose what XML cannot carry. */
final class XmlBytes {

    private final XMLStreamWriter xml;

    private XmlBytes(XMLStreamWriter xml) {
        this.xml = xml;
    }

    @FunctionalInterface
    interface Document {
        void write(XmlBytes xml) throws XMLStreamException;
    }

    static byte[] of(Document document) {
        var bytes = new ByteArrayOutputStream();
        try {
            var writer = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, UTF_8.name());
            writer.writeStartDocument(UTF_8.name(), "1.0");
            document.write(new XmlBytes(writer));
            writer.writeEndDocument();
            writer.close();
            return bytes.toByteArray();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("memory takes any XML", impossible);
        }
    }

    /** Before the root: how browsers show the document. */
    XmlBytes style(String address) throws XMLStreamException {
        xml.writeProcessingInstruction("xml-stylesheet", "type=\"text/css\" href=\"" + address + "\"");
        return this;
    }

    /** @param name with its prefix, if it has one */
    XmlBytes start(String name) throws XMLStreamException {
        xml.writeStartElement(name);
        return this;
    }

    XmlBytes attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, legal(value));
        return this;
    }

    XmlBytes text(String text) throws XMLStreamException {
        xml.writeCharacters(legal(text));
        return this;
    }

    XmlBytes end() throws XMLStreamException {
        xml.writeEndElement();
        return this;
    }

    XmlBytes element(String name, String text) throws XMLStreamException {
        return start(name).text(text).end();
    }

    private static String legal(String text) {
        return text.codePoints()
                .filter(c -> c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || c >= 0x20 && c <= 0xD7FF
                        || c >= 0xE000 && c <= 0xFFFD
                        || c >= 0x10000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
