package dev.gogetwell.machine.editor;

import dev.gogetwell.machine.Environment;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// A settings file of an IDE of JetBrains as the flat list of its elements. Nothing outside of the file is read and no
/// entity is known, so that a file cannot name another one or unfold itself. Stateless; any thread.
final class IdeaXml {
  private static final int DEEPEST = 100;
  private static final int MOST = 200_000;
  private static final int LONGEST = 8192;

  private IdeaXml() {}

  /// @param component the name of the component around it; empty text outside of all
  /// @param path the names of the elements from the component on, with `/` between them
  record Element(String component, String path, Map<String, String> attributes) {
    boolean isIn(String name, String way) {
      return component.equals(name) && path.equals(way);
    }

    String attribute(String name) {
      return attributes.getOrDefault(name, "");
    }
  }

  /// The elements in their order.
  ///
  /// @throws XMLStreamException if it is no such file, or has more in it than any
  static List<Element> read(byte[] bytes) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
    List<Element> found = new ArrayList<>();
    Deque<String> way = new ArrayDeque<>();
    String component = "";
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          way.addLast(reader.getLocalName());
          if (way.size() == 2) {
            component = Optional.ofNullable(reader.getAttributeValue(null, "name")).orElse("");
          }
          if (way.size() > DEEPEST || found.size() >= MOST) {
            throw new XMLStreamException("too large");
          }
          found.add(new Element(component, String.join("/", way.stream().skip(1).toList()), attributes(reader)));
        }
        case XMLStreamConstants.END_ELEMENT -> way.removeLast();
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw new XMLStreamException("a DTD");
        default -> { }
      }
    }
    return found;
  }

  private static Map<String, String> attributes(XMLStreamReader reader) {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String value = reader.getAttributeValue(i);
      if (value.length() <= LONGEST) {
        attributes.put(reader.getAttributeLocalName(i), value);
      }
    }
    return attributes;
  }

  /// The path behind a `file://` of the IDE, which escapes nothing, with its macros filled in; empty if one is left.
  static Optional<String> path(String named, Environment environment, Optional<Path> project) {
    String path = named.startsWith("file://") ? named.substring("file://".length()) : named;
    String filled = environment.home().map(home -> path.replace("$USER_HOME$", home.toString())).orElse(path);
    String full = project.map(folder -> filled.replace("$PROJECT_DIR$", folder.toString())).orElse(filled);
    return full.isBlank() || full.matches("(?s).*\\$[A-Z_]{1,60}\\$.*") ? Optional.empty() : Optional.of(full);
  }
}
