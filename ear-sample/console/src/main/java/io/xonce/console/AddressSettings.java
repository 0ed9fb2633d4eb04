/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a broker itself puts what fails or expires, by its address settings. A message says where
 * it came from, too; but that may be its sender's word.
 */
final class AddressSettings {

  /** Of the address of a JMS queue; as the broker itself looks: the most particular one first. */
  private static final Comparator<Setting> MOST_PARTICULAR =
      Comparator.comparing((Setting setting) -> setting.match().contains("#"))
          .thenComparing(setting -> setting.match().contains("*"))
          .thenComparing(setting -> -setting.match().length());

  /**
   * One of them. What it leaves open, a more general one says.
   *
   * @param match addresses it is of: {@code #} stands for any words, {@code *} for one
   */
  record Setting(String match, @Nullable String deadLetterAddress, @Nullable String expiryAddress) {

    private boolean isOf(String address) {
      return pattern(match).matcher(address).matches();
    }

    private static Pattern pattern(String match) {
      String words =
          Arrays.stream(match.split("\\."))
              .map(Setting::word)
              .collect(Collectors.joining("\\."))
              .replace("\\.#", "(\\..*)?")
              .replace("#\\.", "(.*\\.)?");
      return Pattern.compile(words.equals("#") ? ".*" : words, Pattern.DOTALL);
    }

    private static String word(String word) {
      return switch (word) {
        case "#" -> word;
        case "*" -> "[^.]+";
        default -> Pattern.quote(word);
      };
    }
  }

  private final List<Setting> settings;

  AddressSettings(Collection<Setting> settings) {
    this.settings = settings.stream().sorted(MOST_PARTICULAR).toList();
  }

  /** Names of the queues that are a dead-letter address of something. */
  Set<String> deadLetterQueues() {
    Set<String> names = new TreeSet<>();
    for (Setting setting : settings) {
      String address = setting.deadLetterAddress();
      if (address != null && address.startsWith(Broker.PREFIX)) {
        names.add(address.substring(Broker.PREFIX.length()));
      }
    }
    return names;
  }

  /** Whether the broker puts what fails in one queue, or expires there, into the other. */
  boolean lead(String from, String to) {
    List<Setting> ofIt =
        settings.stream().filter(setting -> setting.isOf(Broker.PREFIX + from)).toList();
    String target = Broker.PREFIX + to;
    return target.equals(first(ofIt, Setting::deadLetterAddress))
        || target.equals(first(ofIt, Setting::expiryAddress));
  }

  private static @Nullable String first(
      List<Setting> settings, Function<Setting, @Nullable String> address) {
    for (Setting setting : settings) {
      String said = address.apply(setting);
      if (said != null) {
        return said;
      }
    }
    return null;
  }
}
