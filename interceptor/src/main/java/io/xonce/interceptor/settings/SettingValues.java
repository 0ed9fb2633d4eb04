/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.settings;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The settings under one prefix, each read as what it is or refused by its name. */
record SettingValues(Configuration configuration, String prefix) {

  Optional<String> text(String member) {
    return configuration.value(prefix + member);
  }

  /**
   * Several expressions stand in one setting with commas between; a comma inside () belongs to it.
   */
  List<String> list(String member, String... otherwise) {
    return text(member)
        .map(text -> Stream.of(text.split(",(?![^(]*\\))")).map(String::strip).toList())
        .orElse(List.of(otherwise));
  }

  <E extends Enum<E>> E constant(String member, E otherwise) {
    Class<E> type = otherwise.getDeclaringClass();
    String text = text(member).orElse(otherwise.name());
    String wanted = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(wanted)) {
        return constant;
      }
    }
    throw refused(member, text, "one of " + List.of(type.getEnumConstants()));
  }

  boolean flag(String member) {
    String text = text(member).orElse("false").strip();
    if (!text.equals("true") && !text.equals("false")) {
      throw refused(member, text, "true or false");
    }
    return text.equals("true");
  }

  int number(String member, int otherwise, int least, int most) {
    String text = text(member).orElse(Integer.toString(otherwise));
    try {
      int number = Integer.parseInt(text.strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Answered below, like a number out of range.
    }
    throw refused(member, text, "a whole number from " + least + " to " + most);
  }

  Duration duration(String member, String otherwise, Duration least, Duration most) {
    String text = text(member).orElse(otherwise);
    try {
      Duration duration = Duration.parse(text.strip());
      if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // Answered below, like a duration out of range.
    }
    throw refused(member, text, "an ISO-8601 duration between " + least + " and " + most);
  }

  RuntimeException refused(String member, String value, String expected) {
    return LOG.badSetting(prefix + member, value, expected);
  }
}
