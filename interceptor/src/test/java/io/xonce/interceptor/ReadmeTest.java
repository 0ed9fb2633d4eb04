/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.interceptor.settings.SettingNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The tables of the documentation say what the code says, and the README stays a face. */
class ReadmeTest {

  private static final Path ROOT = Path.of("..");
  private static final Path README = ROOT.resolve("README.md");
  private static final Path MESSAGES = ROOT.resolve("interceptor/docs/messages.md");
  private static final Path SETTINGS = ROOT.resolve("interceptor/docs/settings.md");
  private static final Path[] BUNDLES = {
    ROOT.resolve("interceptor/src/main/java/io/xonce/interceptor/log/XonceLogger.java"),
    ROOT.resolve("adapter/src/main/java/io/xonce/xa/XaMessages.java"),
    ROOT.resolve("adapter/src/main/java/io/xonce/store/StoreMessages.java"),
    ROOT.resolve("adapter/src/main/java/io/xonce/ledger/LedgerMessages.java"),
    ROOT.resolve("adapter/src/main/java/io/xonce/ra/RaMessages.java"),
    ROOT.resolve("adapter/src/main/java/io/xonce/ra/broker/BrokerMessages.java"),
    ROOT.resolve("adapter/src/main/java/io/xonce/ra/inbound/InboundMessages.java"),
    ROOT.resolve("adapter/src/main/java/io/xonce/ra/outbound/OutboundMessages.java"),
    ROOT.resolve("adapter/src/main/java/io/xonce/ra/recovery/RecoveryMessages.java")
  };

  private static final Map<String, String> MARKS =
      Map.of("INFO", "info", "WARN", "warning", "ERROR", "error");
  private static final Pattern LOGGED =
      Pattern.compile(
          "@LogMessage\\(level = Logger\\.Level\\.(\\w+)\\)\\s*@Message\\(\\s*id = (\\d+)");

  @Test
  void messageTable_listsEveryNumberOnceInOrder() {
    List<Integer> declared =
        Stream.of(BUNDLES)
            .flatMap(bundle -> find("(?:\\(|\\s)id = (\\d+)", read(bundle)))
            .map(Integer::valueOf)
            .sorted()
            .toList();
    List<Integer> documented =
        find("(?m)^\\| `XONCE(\\d{5})` \\|", read(MESSAGES)).map(Integer::valueOf).toList();
    assertThat(documented).isEqualTo(declared).hasSizeGreaterThan(30);
  }

  @Test
  void messageTable_marksWhatIsLogged() {
    String table = read(MESSAGES);
    List<String> logged =
        Stream.of(BUNDLES)
            .flatMap(bundle -> LOGGED.matcher(read(bundle)).results())
            .map(found -> row(found.group(2), MARKS.get(found.group(1))))
            .toList();
    assertThat(logged).hasSizeGreaterThan(30);
    assertThat(logged).allSatisfy(row -> assertThat(table).containsPattern(row));
  }

  private static String row(String id, @Nullable String mark) {
    return "\\| `XONCE%05d` \\| [^|]*\\(%s[),]".formatted(Integer.valueOf(id), mark);
  }

  @Test
  void settingsTable_listsEverySetting() {
    List<String> documented = find("(?m)^\\| `xonce\\.([^`]+)` \\|", read(SETTINGS)).toList();
    assertThat(documented)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    SettingNames.GLOBAL.stream(),
                    SettingNames.PER_CONSUMER.stream().map(member -> "<consumer>." + member))
                .toList());
  }

  @Test
  void readme_isAFaceOfAtMostTwoHundredLines() {
    assertThat(read(README).lines()).hasSizeBetween(50, 200);
  }

  private static Stream<String> find(String regex, String text) {
    return Pattern.compile(regex).matcher(text).results().map((MatchResult r) -> r.group(1));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
