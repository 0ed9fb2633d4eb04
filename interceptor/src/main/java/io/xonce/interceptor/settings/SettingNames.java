/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.settings;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The names of all settings. */
public final class SettingNames {

  public static final List<String> GLOBAL =
      List.of(
          "schema",
          "minimum-guarantee",
          "lock-timeout",
          "purge-interval",
          "max-body",
          "known-keys",
          "connection-factory",
          "attempts");
  public static final List<String> PER_CONSUMER =
      List.of(
          "key",
          "tenant",
          "fingerprint",
          "on-duplicate",
          "on-conflict",
          "on-unreadable",
          "terminal-on",
          "divert-to",
          "reply-to",
          "retention",
          "floor",
          "store",
          "mode");

  private SettingNames() {}

  /**
   * Fails on a name that begins with {@code xonce.} and means nothing: who wrote it relies on it. A
   * well-formed setting of a consumer this application does not have is left alone where the whole
   * server sees it: it may belong to another application.
   */
  public static void demandKnown(Configuration configuration, Collection<String> consumers) {
    SortedSet<String> known = known(consumers);
    SortedSet<String> own = configuration.ownNames();
    for (String name : configuration.names()) {
      if (!known.contains(name) && (own.contains(name) || !isForSomeConsumer(name))) {
        throw LOG.unknownSetting(name, known);
      }
    }
  }

  private static SortedSet<String> known(Collection<String> consumers) {
    SortedSet<String> known = new TreeSet<>();
    GLOBAL.forEach(member -> known.add(Configuration.PREFIX + member));
    for (String consumer : consumers) {
      PER_CONSUMER.forEach(member -> known.add(Configuration.PREFIX + consumer + "." + member));
    }
    return known;
  }

  private static boolean isForSomeConsumer(String name) {
    String rest = name.substring(Configuration.PREFIX.length());
    return PER_CONSUMER.stream()
        .anyMatch(member -> rest.endsWith("." + member) && rest.length() > member.length() + 1);
  }
}
