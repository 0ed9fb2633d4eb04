/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.console;

import static io.xonce.it.console.Program.group;
import static io.xonce.it.console.Program.type;
import static io.xonce.it.console.Program.typeAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Archives;
import io.xonce.it.lab.BranchInDoubt;
import io.xonce.it.lab.Broker;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.it.lab.ServerLog;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each command of the program, its effect in what it says and in the database or the broker. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class CommandLineIT {

  private static final Lab LAB = Lab.get();
  private static final Database DATABASE = LAB.database();
  private static final Broker BROKER = LAB.broker();

  /** Letters enough for a retry that is still at work when it is stopped, at one a second. */
  private static final int MANY = 60;

  private static final Pattern AT_WORK = Pattern.compile("At work: retry (\\w+) from DLQ to bare");

  private final String payment = "p-" + UUID.randomUUID();

  @Deployment(name = "application", order = 1, testable = false)
  static EnterpriseArchive application() {
    return Archives.batchEar(
        "typed", Archives.beans(DeskBean.class, TillBean.class), DeskBean.class);
  }

  @Deployment(name = "console", order = 2, testable = false)
  static WebArchive console() {
    return ShrinkWrap.createFromZipFile(WebArchive.class, new File(Lab.property("console.war")));
  }

  @BeforeAll
  static void addUsers() throws IOException {
    try (Management management = LAB.management()) {
      Users.add(management);
    }
  }

  private String send(String of) {
    return BROKER.send(
        "desk", Broker.text(""), message -> message.setStringProperty("payment", of));
  }

  private void awaitEffects(int number) {
    await(number + " effects of " + payment)
        .until(() -> DATABASE.effects("desk", payment) == number);
  }

  @Test
  void guarantee_isToldAndJudged() throws Exception {
    send(payment);
    awaitEffects(1);
    type("guarantee", "typed/desk")
        .is(0)
        .says("typed/desk", "EXACTLY_ONCE", "2 branches in one XA transaction");
    type("guarantee", "--json").is(0).says("\"consumers\":[{", "\"application\":\"typed\"");
    type("guarantee", "nobody").is(2).complains("There is no consumer nobody");
  }

  @Test
  void story_isTold() throws Exception {
    String first = send(payment);
    awaitEffects(1);
    String second = send(payment);
    DATABASE.awaitAttempts(second, "DUPLICATE");
    type("explain", payment)
        .is(0)
        .says(
            "Key desk " + payment + " #",
            ": PROCESSED",
            "as message " + first,
            "COMMITTED, this one counts",
            "DUPLICATE, RESENT",
            "of message " + second);
    type("explain", payment, "--consumer", "desk", "--json").is(0).says("\"state\":\"PROCESSED\"");
    type("explain", payment.substring(0, 12)).is(1).complains("Some begin so:");
    type("explain", "q-" + payment).is(1).complains("Nobody knows the key q-");
  }

  /** What is shown of a key is not what is typed for it. */
  @Test
  void keyWithABar_isFound() throws Exception {
    String key = payment + "|x";
    BROKER.send("desk", message -> message.setStringProperty("payment", key));
    await().until(() -> DATABASE.effects("desk", key) == 1);
    type("explain", payment + "\\|x").is(0).says("Key desk " + key + " #");
  }

  /** Whoever sends chooses the text of a key. */
  @Test
  void textOfASender_doesNotRuleTheTerminal() throws Exception {
    String hostile = payment + "\u001b[31m";
    BROKER.send("desk", message -> message.setStringProperty("payment", hostile));
    await().until(() -> DATABASE.effects("desk", hostile) == 1);
    Program.Answer answer = type("explain", payment).is(1);
    answer.complains(payment);
    assertThat(answer.errors()).doesNotContain("\u001b");
  }

  @Test
  void consumer_isPausedAndResumed() throws Exception {
    String reason = "pause " + payment;
    type("pause", "desk", "--reason", reason).is(0).says("Paused within five seconds");
    assertThat(DATABASE.action(reason)).startsWith("pause by ann: Paused");
    await().until(() -> type("guarantee", "desk").out().contains("PAUSED"));
    type("guarantee", "desk").is(1);
    send(payment);
    assertThat(BROKER.count("desk", null)).isEqualTo(1);
    type("resume", "desk", "--reason", "resume " + payment).is(0).says("It goes on.");
    awaitEffects(1);
    type("actions").is(0).says("ann", reason);
  }

  @Test
  void deadLetters_areJudgedAndRetried() throws Exception {
    String id =
        BROKER.send(
            "desk",
            message -> {
              message.setStringProperty("payment", payment);
              message.setStringProperty("broken", "GBP");
            });
    await("dead letter").until(() -> BROKER.deadLetters(id) == 1);
    String group = group("java.lang.ArithmeticException", "desk");
    assertThat(type("dead-letters", group).is(1).out())
        .containsPattern("NEW +" + payment + " .*" + id);
    DATABASE.execute(
        "INSERT INTO effect (consumer, payment, delivery, duplicate) VALUES ('repair', '%s', 1, false)"
            .formatted(payment));
    String reason = "retry " + payment;
    type("retry", group, "--message", id, "--reason", reason).is(0).says("1 of 1 sent back");
    awaitEffects(1);
    assertThat(BROKER.deadLetters(id)).isZero();
    assertThat(DATABASE.action(reason)).isEqualTo("retry by ann: 1 of 1 sent back");
    type("retry", "no-such-group", "--reason", reason).is(1).complains("There is no group");
  }

  @Test
  void deadLetter_isRehearsedAndDiverted() throws Exception {
    String id =
        BROKER.send(
            "desk",
            message -> {
              message.setStringProperty("payment", payment);
              message.setStringProperty("broken", "CHF");
            });
    await("dead letter").until(() -> BROKER.deadLetters(id) == 1);
    String group = group("java.lang.IndexOutOfBoundsException", "desk");
    String first = "first " + payment;
    type("rehearse", group, "--message", id, "--reason", first)
        .is(1)
        .says("it fails with", "Thrown: java.lang.IndexOutOfBoundsException: no rate for CHF");
    DATABASE.execute(
        "INSERT INTO effect (consumer, payment, delivery, duplicate) VALUES ('repair', '%s', 1, false)"
            .formatted(payment));
    type("rehearse", group, "--message", id, "--reason", "second " + payment)
        .is(0)
        .says("it would be processed", "INSERT INTO effect", "java:jboss/datasources/PaymentsXA");
    assertThat(DATABASE.effects("desk", payment)).isZero();
    assertThat(DATABASE.recordsOf(payment)).isZero();
    assertThat(BROKER.deadLetters(id)).isOne();
    assertThat(DATABASE.action(first)).startsWith("rehearse by ann: Rehearsed, and rolled back");

    String reason = "divert " + payment;
    type("divert", group, "--message", id, "--to", "desk", "--reason", reason)
        .is(3)
        .complains("Nothing may be diverted to 'desk'. Allowed: manual.");
    type("divert", group, "--message", id, "--to", "manual", "--reason", reason)
        .is(0)
        .says("1 of 1 diverted to manual");
    assertThat(BROKER.deadLetters(id)).isZero();
    assertThat(BROKER.only("manual", "payment = '" + payment + "'").getJMSMessageID())
        .isEqualTo(id);
    assertThat(DATABASE.action(reason)).isEqualTo("divert by ann: 1 of 1 diverted to manual");
  }

  /** A divert of the broker makes the second one, and that has a consumer of its own. */
  @Test
  void twoLettersOfOneId_goEachToItsOwnQueue() throws Exception {
    String selector = "payment = '" + payment + "'";
    String id = BROKER.send("bare", message -> message.setStringProperty("payment", payment));
    try (Management management = LAB.management()) {
      bury(management, "bare", id);
      bury(management, "parked", id);
    }
    assertThat(BROKER.deadLetters(id)).isEqualTo(2);
    String reason = "retry " + payment;
    type("retry", group(" - ", " bare "), "--message", id, "--reason", reason)
        .is(0)
        .says("1 of 1 sent back");
    assertThat(BROKER.count("bare", selector)).isOne();
    assertThat(BROKER.deadLetters(id)).isOne();
    type("retry", group(" - ", " parked "), "--message", id, "--reason", reason).is(0);
    assertThat(BROKER.take("parked", selector, 1, Message::getJMSMessageID)).containsExactly(id);
    assertThat(BROKER.take("bare", selector, 1, Message::getJMSMessageID)).containsExactly(id);
  }

  @Test
  void letterThatIsNotThere_isCounted() throws Exception {
    String id = BROKER.send("bare", message -> message.setStringProperty("payment", payment));
    try (Management management = LAB.management()) {
      bury(management, "bare", id);
    }
    String reason = "retry " + payment;
    type(
            "retry",
            group(" - ", " bare "),
            "--message",
            id,
            "--message",
            "ID:none",
            "--reason",
            reason)
        .is(1)
        .says("1 of 2 sent back, 1 not there any more");
    assertThat(DATABASE.action(reason)).startsWith("retry by ann: 1 of 2 sent back");
    assertThat(BROKER.take("bare", "payment = '" + payment + "'", 1, Message::getJMSMessageID))
        .containsExactly(id);
  }

  /** Whoever has begun it may be gone. */
  @Test
  void retry_isStoppedByItsId() throws Exception {
    String selector = "payment = '" + payment + "'";
    try (Management management = LAB.management()) {
      for (int i = 0; i < MANY; i++) {
        bury(
            management,
            "bare",
            BROKER.send("bare", message -> message.setStringProperty("payment", payment)));
      }
    }
    String group = group(" - ", " bare ");
    String begun = "slowly " + payment;
    String stopped = "enough " + payment;
    FutureTask<Program.Answer> retry =
        new FutureTask<>(() -> type("retry", group, "--rate", "1", "--reason", begun));
    new Thread(retry).start();
    String id = await("a retry").until(CommandLineIT::atWork, Optional::isPresent).orElseThrow();
    type("stop", id, "--reason", stopped).is(0).says("; stopped by ann: " + stopped);
    Program.Answer ended = retry.get().is(1).says("; stopped by ann: " + stopped);
    ended.complains("xonce stop " + id);
    assertThat(DATABASE.action(begun))
        .startsWith("retry by ann: ")
        .endsWith("; stopped by ann: " + stopped);
    type("stop", id, "--reason", stopped).is(3).complains("It had ended, or was stopped");
    int back = BROKER.count("bare", selector);
    assertThat(back).isBetween(1, MANY - 1);
    BROKER.take("bare", selector, back, Message::getJMSMessageID);
    BROKER.take("DLQ", selector, MANY - back, Message::getJMSMessageID);
    BROKER.take("parked", selector, MANY, Message::getJMSMessageID);
  }

  private static Optional<String> atWork() throws Exception {
    return AT_WORK
        .matcher(type("dead-letters").out())
        .results()
        .map(found -> found.group(1))
        .findFirst();
  }

  private static void bury(Management management, String queue, String id) throws IOException {
    management.run(
        "send-message-to-dead-letter-address",
        Map.of("message-id", id),
        "subsystem",
        "messaging-activemq",
        "server",
        "default",
        "jms-queue",
        queue);
  }

  /** From another server, or from before a restart; or forged by a sender. */
  @ParameterizedTest
  @ValueSource(strings = {"desk", "till"})
  void tokenOfARehearsalThatNobodyWaitsFor_isDropped(String queue) {
    ServerLog log = LAB.serverLog();
    String id =
        BROKER.send(
            queue,
            JMSContext::createMessage,
            message -> {
              message.setStringProperty("payment", payment);
              message.setStringProperty("Xonce_rehearsal", UUID.randomUUID().toString());
            });
    await("a line").until(() -> log.count("XONCE00194: Consumer '" + queue + "'") == 1);
    await("the end of it").until(() -> BROKER.count(queue, null) == 0);
    assertThat(DATABASE.effects(queue, payment)).isZero();
    assertThat(DATABASE.recordsOf(payment)).isZero();
    assertThat(BROKER.deadLetters(id)).isZero();
  }

  @Test
  void key_isForgottenAndProcessedAgain() throws Exception {
    send(payment);
    awaitEffects(1);
    type("forget", payment, "--reason", "forget " + payment).is(0).says("Forgotten.");
    assertThat(DATABASE.recordsOf(payment)).isZero();
    assertThat(DATABASE.action("forget " + payment)).startsWith("forget by ann: Forgotten.");
    send(payment);
    awaitEffects(2);
  }

  @Test
  void branchInDoubt_isShownAndRecoveredByAScan() throws Exception {
    new BranchInDoubt(
            DATABASE,
            "0:ffff7f000001:7e57:1:1",
            "it",
            "INSERT INTO effect (consumer, payment, delivery, duplicate) VALUES ('desk', '%s', 1, false)"
                .formatted(payment))
        .abandon();
    type("in-doubt").is(1).says("ROLLS_BACK", "it");
    type("scan", "--reason", "scan " + payment).is(0).says("Recovery has looked");
    assertThat(DATABASE.action("scan " + payment))
        .startsWith("recover by ann: Recovery has looked");
    await().until(() -> DATABASE.preparedBranches() == 0);
    type("in-doubt").is(0).says("Nothing is in doubt.");
    assertThat(DATABASE.effects("desk", payment)).isZero();
  }

  @Test
  void whoMayNot_isRefused() throws Exception {
    Map<String, String> viewer =
        Map.of("XONCE_USER", Users.VIEWER, "XONCE_PASSWORD", Users.PASSWORD);
    typeAs(viewer, "guarantee", "typed/desk");
    Program.Answer refused = typeAs(viewer, "resume", "typed/desk", "--reason", "a test").is(3);
    refused.complains("bob may not do this");
    typeAs(Map.of(), "guarantee").is(3).complains("Set XONCE_USER and XONCE_PASSWORD");
    typeAs(Map.of("XONCE_SERVER", "http://127.0.0.1:1/xonce-console"), "guarantee")
        .is(3)
        .complains("does not answer");
  }

  @Test
  void commandLine_isExplained() throws Exception {
    type("--help").is(0).says("explain KEY", "Exit status:");
    type("pause", "desk").is(2).complains("Say why, with --reason");
  }
}
