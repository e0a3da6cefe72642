package org.lectern.schedule.reader;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.lectern.schedule.reader.FrabSchedule.Day;
import org.lectern.schedule.reader.FrabSchedule.Found;

/// Takes a `schedule.xml` apart. A document's own declarations are not read, so no entity of theirs is either. Where
/// the XML breaks off, what stands before is kept.
final class FrabXmlParser {
    private static final XMLInputFactory FACTORY = factory();
    private static final Set<String> OF_CONFERENCE = Set.of("title", "time_zone_name", "day_change");

    private final String text;
    private final int begin;
    private final int linesBefore;
    private final Problems problems;
    private final Map<String, String> conference = new HashMap<>();
    private final List<OpenDay> days = new ArrayList<>();
    private boolean inConference;
    private String room = "";
    private int found;

    private record OpenDay(int line, String date, String start, List<Found> events) {}

    FrabXmlParser(String text, Problems problems) {
        this.text = text;
        this.problems = problems;
        begin = Math.max(0, text.indexOf('<'));
        linesBefore = (int) text.chars().limit(begin).filter(c -> c == '\n').count();
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("a file may not refer to another");
        });
        return factory;
    }

    FrabSchedule parse() {
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(new StringReader(text.substring(begin)));
            try {
                while (xml.hasNext() && found <= Gathered.MOST_EVENTS) {
                    step(xml, xml.next());
                }
            } catch (XMLStreamException e) {
                broken(xml, e);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            problems.error(linesBefore + 1, "This XML cannot be read: " + reason(e) + ".");
        }
        return new FrabSchedule(
                conference.getOrDefault("title", ""),
                conference.getOrDefault("time_zone_name", ""),
                conference.getOrDefault("day_change", ""),
                days.stream()
                        .map(day -> new Day(day.line(), day.date(), day.start(), day.events()))
                        .toList());
    }

    private void step(XMLStreamReader xml, int event) throws XMLStreamException {
        if (event == XMLStreamConstants.START_ELEMENT) {
            begin(xml, xml.getLocalName());
        } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("conference")) {
            inConference = false;
        }
    }

    private void begin(XMLStreamReader xml, String name) throws XMLStreamException {
        if (inConference) {
            if (OF_CONFERENCE.contains(name)) {
                conference.putIfAbsent(name, PlainText.line(text(xml)));
            }
            return;
        }
        switch (name) {
            case "conference" -> inConference = true;
            case "day" -> openDay(line(xml), attribute(xml, "date"), attribute(xml, "start"));
            case "room" -> room = attribute(xml, "name");
            case "event" -> event(xml);
            default -> {}
        }
    }

    private void openDay(int line, String date, String start) {
        days.add(new OpenDay(line, date, start, new ArrayList<>()));
        room = "";
    }

    private void event(XMLStreamReader xml) throws XMLStreamException {
        int line = line(xml);
        String id = attribute(xml, "id");
        String guid = attribute(xml, "guid");
        Map<String, String> texts = new HashMap<>();
        List<String> persons = new ArrayList<>();
        boolean open = true;
        while (open) {
            int next = xml.next();
            if (next == XMLStreamConstants.START_ELEMENT) {
                child(xml, xml.getLocalName(), texts, persons);
            } else {
                open = next != XMLStreamConstants.END_DOCUMENT
                        && !(next == XMLStreamConstants.END_ELEMENT
                                && xml.getLocalName().equals("event"));
            }
        }
        if (days.isEmpty()) {
            openDay(line, "", "");
        }
        found++;
        days.getLast().events().add(new Found(line, id, guid, room, texts, persons));
    }

    private static void child(XMLStreamReader xml, String name, Map<String, String> texts, List<String> persons)
            throws XMLStreamException {
        if (name.equals("person")) {
            String attribute = attribute(xml, "name");
            String person = PlainText.line(text(xml));
            persons.add(person.isEmpty() ? attribute : person);
        } else if (!name.equals("persons")) {
            String text = text(xml);
            if (FrabSchedule.TEXTS.contains(name)) {
                texts.putIfAbsent(name, text);
            }
        }
    }

    /// The text of an element up to its end, with the elements in it as they stand: an abstract may be XHTML.
    private static String text(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    text.append('<').append(xml.getLocalName()).append('>');
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    text.append(depth == 0 ? "" : "</" + xml.getLocalName() + ">");
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(xml.getText());
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    text.append('&').append(xml.getLocalName()).append(';');
                case XMLStreamConstants.END_DOCUMENT -> depth = 0;
                default -> {}
            }
        }
        return text.toString();
    }

    private static String attribute(XMLStreamReader xml, String name) {
        @Nullable String value = xml.getAttributeValue(null, name);
        return value == null ? "" : PlainText.line(value);
    }

    private int line(XMLStreamReader xml) {
        return linesBefore + Math.max(1, xml.getLocation().getLineNumber());
    }

    private void broken(XMLStreamReader xml, XMLStreamException e) {
        problems.error(
                line(xml),
                "The XML cannot be read beyond column "
                        + Math.max(1, xml.getLocation().getColumnNumber()) + " of this line: " + reason(e)
                        + ". What stands before is kept. Is the file complete?");
    }

    /// The parser's own words, without the place that it puts in front.
    private static String reason(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        int at = message.indexOf("Message: ");
        return PlainText.quoted(at < 0 ? message : message.substring(at + "Message: ".length()));
    }
}
