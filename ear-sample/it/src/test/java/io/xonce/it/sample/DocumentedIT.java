/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Broker;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.it.lab.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the documentation tells an operator to type, typed. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class DocumentedIT {

  private static final Path PAGES = Path.of("../../interceptor/docs");
  private static final Path EXPLAIN = Path.of("../demo/src/main/java/io/xonce/demo/Explain.java");
  // Those of the language "cli sample" are in a script that other tests run.
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```cli$(.+?)^```$");

  @Test
  void commandsOfThePages_areUnderstood() throws IOException {
    try (Stream<Path> pages = Files.list(PAGES)) {
      String commands =
          pages
              .filter(page -> page.toString().endsWith(".md"))
              .sorted()
              .flatMap(DocumentedIT::blocks)
              .collect(Collectors.joining());
      assertThat(commands).contains(":stop-delivery", ":start-delivery", ":probe");
      awaitEmptyTransactionLog();
      assertThat(Tool.cli(commands)).contains("\"outcome\" => \"success\"");
    }
  }

  @Test
  void storyOfAKey_isToldOnTheCommandLine() {
    String payment = "p-" + UUID.randomUUID();
    Lab.get()
        .database()
        .execute(
            "INSERT INTO account (id, balance) VALUES ('acc-1', 0) ON CONFLICT (id) DO NOTHING");
    Broker broker = Lab.get().broker();
    broker.send(
        "payments",
        context ->
            context.createTextMessage(
                "{\"paymentId\":\"%s\",\"account\":\"acc-1\",\"amount\":1}".formatted(payment)),
        message -> {});
    await().until(() -> broker.containing("booked", payment) == 1);
    assertThat(
            Tool.java(
                EXPLAIN, "127.0.0.1:" + Lab.get().managementPort(), "payments", "ledger", payment))
        .contains("Key ledger " + payment, ": processed.", "Attempt 1: COMMITTED.");
  }

  @Deployment(testable = false)
  static EnterpriseArchive application() {
    return SampleContract.built("sample.ear", "payments.ear");
  }

  /** The server cannot list each transaction that is in it. */
  private static void awaitEmptyTransactionLog() {
    try (Management management = Lab.get().management()) {
      await().until(() -> management.decidedTransactions() == 0);
    }
  }

  private static Stream<String> blocks(Path page) {
    try {
      return BLOCK.matcher(Files.readString(page)).results().map(result -> result.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
