/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Archives;
import io.xonce.it.lab.BranchInDoubt;
import io.xonce.it.lab.Broker;
import io.xonce.it.lab.Broker.Filling;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Jmx;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.store.MessageKey;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each button of the console, its effect in the page and in the database or the broker. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ConsoleIT {

  private static final Lab LAB = Lab.get();
  private static final Database DATABASE = LAB.database();
  private static final Broker BROKER = LAB.broker();

  private static Chromium browser;

  private final String payment = "p-" + UUID.randomUUID();

  @Deployment(name = "application", order = 1, testable = false)
  static EnterpriseArchive application() {
    return Archives.batchEar(
        "desk",
        Archives.persistentBeans(
                "vault",
                DeskBean.class,
                TillBean.class,
                KioskBean.class,
                VaultBean.class,
                Deposit.class)
            .addAsManifestResource(Archives.floors("kiosk"), "microprofile-config.properties"),
        DeskBean.class,
        KioskBean.class);
  }

  @Deployment(name = "console", order = 2, testable = false)
  static WebArchive console() {
    return ShrinkWrap.createFromZipFile(WebArchive.class, new File(Lab.property("console.war")));
  }

  @BeforeAll
  static void openBrowser() throws Exception {
    Chromium.assumeInstalled("the console");
    try (Management management = LAB.management()) {
      Users.add(management);
      // Of all tests before: this one follows links by the names of exceptions.
      removeDeadLetters(null);
    }
    browser = new Chromium("http://127.0.0.1:" + LAB.httpPort() + "/xonce-console/");
  }

  private static void removeDeadLetters(@Nullable String filter) throws IOException {
    String[] queue = {"subsystem", "messaging-activemq", "server", "default", "jms-queue", "DLQ"};
    try (Management management = LAB.management()) {
      Map<String, String> parameters = filter == null ? Map.of() : Map.of("filter", filter);
      management.run("remove-messages", parameters, queue);
    }
  }

  @AfterAll
  static void closeBrowser() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void beOperator() {
    browser.size(1280, 900);
    browser.logIn(Users.OPERATOR);
  }

  private String send(String of, String body) {
    return BROKER.send(
        "desk", Broker.text(body), message -> message.setStringProperty("payment", of));
  }

  private static void broken(Message message, String of, String currency) throws JMSException {
    message.setStringProperty("payment", of);
    message.setStringProperty("broken", currency);
  }

  private void awaitEffects(String of, int number) {
    await(number + " effects of " + of).until(() -> DATABASE.effects("desk", of) == number);
  }

  private void awaitDuplicate(String of) {
    await("a duplicate of " + of)
        .until(
            () ->
                DATABASE.count(
                        "SELECT count(*) FROM xonce_attempt WHERE key_hash = ? AND outcome = 'DUPLICATE'",
                        key(of).hash())
                    == 1);
  }

  private static MessageKey key(String of) {
    return MessageKey.of("desk", null, List.of(of));
  }

  private static String hash(String of) {
    return HexFormat.of().formatHex(key(of).hash());
  }

  private static void openKey(String of) {
    browser.open("key/desk/desk/" + hash(of), of);
  }

  @Test
  void guarantees_showWhatWasProved() {
    send(payment, "");
    awaitEffects(payment, 1);
    browser.open("", "Guarantees");
    browser.awaitText("[data-consumer=desk]", "Exactly once");
    browser.awaitText("[data-consumer=desk] .evidence", "2 branches in one XA transaction");
    browser.awaitText("[data-consumer=desk]", "property(payment)");
    browser.awaitText("#pulse", "live");
  }

  /** As people do who have the address from a script: fetch takes no address with them. */
  @Test
  void addressWithCredentials_opensToo() {
    browser.openAs(Users.OPERATOR, Users.PASSWORD);
    browser.awaitText("h1", "Guarantees");
    browser.awaitText("#pulse", "live");
  }

  @Test
  void key_isFoundAndItsStoryIsTold() {
    String id = send(payment, "");
    awaitEffects(payment, 1);
    send(payment, "");
    awaitDuplicate(payment);
    browser.open("keys", "Keys");
    browser.type("#key", payment.substring(0, 12));
    browser.click("form.search button");
    browser.awaitText("tbody", payment);
    browser.click("tbody a");
    browser.awaitText("h1", payment);
    browser.awaitText("#record", id);
    browser.awaitText(".timeline [data-outcome=COMMITTED]", "this one counts");
    browser.awaitText(".timeline [data-outcome=DUPLICATE]", "resent");
  }

  /** Whoever sends chooses the text of a key. */
  @Test
  void textOfASender_isShownAndNotRun() {
    String hostile = "<img src=x onerror=\"window.broken=1\">" + payment;
    send(hostile, "");
    awaitEffects(hostile, 1);
    openKey(hostile);
    browser.awaitText("h1", "<img src=x");
    assertThat(browser.count("main img")).isZero();
    assertThat(browser.script("return window.broken === undefined")).isEqualTo(true);
  }

  @Test
  void pause_keepsMessagesAtTheBrokerUntilItIsResumed() {
    String reason = "pause " + payment;
    browser.open("", "Guarantees");
    browser.act("[data-consumer=desk] [data-do=pause]", reason);
    browser.awaitText("[data-consumer=desk]", "Paused");
    browser.awaitText("[data-consumer=desk] .evidence", reason + " (ann)");
    browser.awaitText("#toast", "Paused within five seconds");
    assertThat(DATABASE.action(reason)).startsWith("pause by ann: Paused");
    await().until(() -> browser.text("[data-consumer=desk] .badge").equals("Paused"));
    send(payment, "");
    assertThat(BROKER.count("desk", null)).isEqualTo(1);

    browser.act("[data-consumer=desk] [data-do=resume]", "resume " + payment);
    awaitEffects(payment, 1);
    await().until(() -> browser.text("[data-consumer=desk] .badge").equals("Exactly once"));
    assertThat(DATABASE.action("resume " + payment)).startsWith("resume by ann: It goes on.");
  }

  @Test
  void question_isConfirmedByEnter() {
    String reason = "enter " + payment;
    browser.open("", "Guarantees");
    browser.click("[data-consumer=desk] [data-do=pause]");
    await().until(() -> browser.count("dialog[open]") == 1);
    browser.click("dialog [data-no]");
    await().until(() -> browser.count("dialog") == 0);
    browser.click("[data-consumer=desk] [data-do=pause]");
    await().until(() -> browser.count("dialog[open]") == 1);
    browser.type("dialog input[name=reason]", reason);
    browser.press("dialog input[name=reason]");
    browser.awaitText("#toast", "Paused within five seconds");
    assertThat(DATABASE.action(reason)).startsWith("pause by ann: Paused");
    browser.act("[data-consumer=desk] [data-do=resume]", "resume " + payment);
    await().until(() -> DATABASE.action("resume " + payment).startsWith("resume by ann"));
  }

  @Test
  void deadLetters_areJudgedAndRetriedOneAndAll() {
    String[] payments = {payment, payment + "-b", payment + "-c", payment + "-d"};
    for (String each : payments) {
      String id = BROKER.send("desk", Broker.text("1"), message -> broken(message, each, "EUR"));
      await("dead letter of " + each).until(() -> BROKER.deadLetters(id) == 1);
    }
    // Meanwhile others have come with two of the keys, one of them with another payload.
    send(payments[2], "1");
    send(payments[3], "2");
    awaitEffects(payments[2], 1);
    awaitEffects(payments[3], 1);

    browser.open("letters", "Dead letters");
    browser.follow("IllegalStateException");
    browser.awaitText("h1", "IllegalStateException");
    browser.awaitText(".error", "no rate for EUR");
    browser.awaitText(row(payments[0]), "New");
    browser.awaitText(row(payments[2]), "Duplicate");
    browser.awaitText(row(payments[3]), "Conflict");

    repair(payments[0]);
    browser.act(button(payments[0]), "one " + payment);
    awaitEffects(payments[0], 1);
    await()
        .until(
            () ->
                browser
                    .script(
                        "return document.querySelector('tbody').textContent.includes(arguments[0])",
                        payments[1])
                    .equals(true));
    assertThat(DATABASE.action("one " + payment)).isEqualTo("retry by ann: 1 of 1 sent back");

    repair(payments[1]);
    repair(payments[3]);
    browser.click(".buttons [data-do=retry]");
    await().until(() -> browser.count("dialog input[name=rate]") == 1);
    browser.type("dialog input[name=rate]", "100");
    browser.confirm("all " + payment);
    awaitEffects(payments[1], 1);
    await().until(() -> DATABASE.action("all " + payment).contains("3 of 3 sent back"));
    assertThat(DATABASE.effects("desk", payments[2])).isEqualTo(1);
    assertThat(DATABASE.effects("desk", payments[3])).isEqualTo(1);
    browser.awaitText("#retries", "3 of 3 sent back");
  }

  private static String row(String of) {
    return "tr[data-key='" + idOf(of) + "']";
  }

  private static String button(String of) {
    return row(of) + " [data-do=retry]";
  }

  private static String idOf(String of) {
    try {
      return BROKER.only("DLQ", "payment = '" + of + "'").getJMSMessageID();
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void repair(String of) {
    DATABASE.execute(
        "INSERT INTO effect (consumer, payment, delivery, duplicate) VALUES ('repair', '%s', 1, false)"
            .formatted(of));
  }

  @Test
  void retry_canBeStopped() {
    for (int i = 0; i < 5; i++) {
      String each = payment + "-" + i;
      String id = BROKER.send("desk", message -> broken(message, each, "USD"));
      await("dead letter of " + each).until(() -> BROKER.deadLetters(id) == 1);
      repair(each);
    }
    browser.open("letters", "Dead letters");
    browser.follow("UnsupportedOperationException");
    browser.awaitText("h1", "UnsupportedOperationException");
    browser.click(".buttons [data-do=retry]");
    await().until(() -> browser.count("dialog input[name=rate]") == 1);
    browser.type("dialog input[name=rate]", "1");
    browser.confirm("slowly " + payment);
    browser.act("#retries [data-do=stop]", "enough " + payment);
    String stopped = "; stopped by ann: enough " + payment;
    await().until(() -> DATABASE.action("slowly " + payment).endsWith(stopped));
    int left = BROKER.count("DLQ", "payment LIKE '" + payment + "%'");
    assertThat(left).isBetween(1, 4);
    assertThat(DATABASE.action("slowly " + payment))
        .isEqualTo("retry by ann: %d of 5 sent back%s".formatted(5 - left, stopped));
  }

  /** A dead letter of its own, and what is to be as it was when a rehearsal is over. */
  private final class Letter {

    private final String consumer;
    private final String id;
    private final Map<String, Long> deliveries;
    private final String attempts;

    Letter(String consumer, Filling filling) {
      this.consumer = consumer;
      id = BROKER.send(consumer, Broker.text("1"), filling);
      await("dead letter " + id).until(() -> BROKER.deadLetters(id) == 1);
      DATABASE.awaitAttempts(id, "ROLLED_BACK ROLLED_BACK ROLLED_BACK ROLLED_BACK");
      deliveries = deliveries();
      attempts = DATABASE.attempts(id);
    }

    private Map<String, Long> deliveries() {
      try (Jmx jmx = LAB.jmx()) {
        return jmx.consumer("desk", consumer).getDeliveries();
      }
    }

    /** The ledger is written in the background: what comes later is told later. */
    void demandUntouched() {
      assertThat(deliveries()).isEqualTo(deliveries);
      assertThat(BROKER.deadLetters(id)).as("still a dead letter").isOne();
      assertThat(BROKER.count(consumer, null)).as("left in the queue").isZero();
      assertThat(DATABASE.effects(consumer, payment)).isZero();
      assertThat(DATABASE.recordsOf(payment)).isZero();
      assertThat(BROKER.containing("out", payment)).as("sent").isZero();
      assertThat(DATABASE.preparedBranches()).isZero();
      send(payment + "-later", "");
      awaitEffects(payment + "-later", 1);
      send(payment + "-later", "");
      awaitDuplicate(payment + "-later");
      assertThat(DATABASE.attempts(id)).isEqualTo(attempts);
    }

    void rehearse(String reason) {
      browser.act("tr[data-key='" + id + "'] [data-do=rehearse]", reason);
    }
  }

  private void closeRehearsal() {
    browser.click("#rehearsal button");
    await().until(() -> browser.count("#rehearsal") == 0);
  }

  @Test
  void rehearsalOfABatchedConsumer_showsAllAndLeavesNothing() {
    Letter letter = new Letter("desk", message -> broken(message, payment, "CHF"));
    browser.open("letters", "Dead letters");
    browser.follow("IndexOutOfBoundsException");
    letter.rehearse("first " + payment);
    browser.awaitText("#rehearsal", "Rehearsed, and rolled back");
    browser.awaitText("#rehearsal dl", "java.lang.IndexOutOfBoundsException: no rate for CHF");
    closeRehearsal();

    repair(payment);
    letter.rehearse("second " + payment);
    browser.awaitText("#rehearsal", "it would be processed");
    browser.awaitText(
        "#rehearsal tbody", "SELECT ? FROM effect WHERE consumer = ? AND payment = ?");
    browser.awaitText("#rehearsal tbody", "INSERT INTO effect");
    assertThat(browser.text("#rehearsal")).doesNotContain("repair");
    closeRehearsal();
    assertThat(DATABASE.action("second " + payment))
        .isEqualTo(
            "rehearse by ann: Rehearsed, and rolled back: it would be processed; 2 statements, 1 row changed, 0 sent");
    letter.demandUntouched();

    browser.act("tr[data-key='" + letter.id + "'] [data-do=retry]", "now " + payment);
    awaitEffects(payment, 1);
  }

  @Test
  void rehearsalOnTheServersAdapter_showsAllAndLeavesNothing() {
    Letter letter = new Letter("till", message -> broken(message, payment, "DKK"));
    browser.open("letters", "Dead letters");
    browser.follow("NoSuchElementException");
    letter.rehearse("till " + payment);
    browser.awaitText("#rehearsal", "Rehearsed, and rolled back");
    browser.awaitText("#rehearsal dl", "java.util.NoSuchElementException: no change for");
    browser.awaitText("#rehearsal dl", "java:/JmsXA");
    browser.awaitText("#rehearsal tbody", "INSERT INTO effect");
    browser.awaitText("#rehearsal ul", "1 message to");
    browser.awaitText("#rehearsal ul", "out");
    closeRehearsal();
    assertThat(DATABASE.action("till " + payment))
        .contains("it fails with java.util.NoSuchElementException", "1 row changed, 1 sent");
    letter.demandUntouched();
  }

  /** The letter is no message of the session that it is rehearsed in: nothing acknowledges it. */
  @Test
  void rehearsalOfWhatIsAcknowledgedAfterTheCommit_showsAllAndLeavesNothing() {
    Letter letter = new Letter("kiosk", message -> broken(message, payment, "HUF"));
    browser.open("letters", "Dead letters");
    browser.follow("NegativeArraySizeException");
    letter.rehearse("broken " + payment);
    browser.awaitText("#rehearsal dl", "java.lang.NegativeArraySizeException: no rate for HUF");
    closeRehearsal();

    repair(payment);
    letter.rehearse("repaired " + payment);
    browser.awaitText("#rehearsal", "it would be processed");
    browser.awaitText("#rehearsal tbody", "INSERT INTO effect");
    browser.awaitText("#rehearsal ul", "1 message to");
    closeRehearsal();
    assertThat(DATABASE.action("repaired " + payment))
        .isEqualTo(
            "rehearse by ann: Rehearsed, and rolled back: it would be processed; 2 statements, 1 row changed, 1 sent");
    letter.demandUntouched();

    browser.act("tr[data-key='" + letter.id + "'] [data-do=retry]", "now " + payment);
    await().until(() -> DATABASE.effects("kiosk", payment) == 1);
    await("its acknowledgement").until(() -> BROKER.count("kiosk", null) == 0);
    assertThat(BROKER.containing("out", payment)).as("sent").isOne();
    assertThat(BROKER.deadLetters(letter.id)).isZero();
  }

  /** What the bean has changed reaches the database after it has returned. */
  @Test
  void rehearsalOfABeanThatWritesByJpa_showsWhatItsContextFlushes() {
    Letter letter = new Letter("vault", message -> broken(message, payment, "PLN"));
    repair(payment);
    DATABASE.execute("INSERT INTO stock (name) VALUES ('" + payment + "')");
    browser.open("letters", "Dead letters");
    browser.follow("IllegalMonitorStateException");
    letter.rehearse("taken " + payment);
    browser.awaitText("#rehearsal dl", "ConstraintViolationException");
    closeRehearsal();

    DATABASE.execute("DELETE FROM stock WHERE name = '" + payment + "'");
    letter.rehearse("free " + payment);
    browser.awaitText("#rehearsal", "it would be processed");
    browser.awaitText("#rehearsal tbody", "insert into stock");
    closeRehearsal();
    assertThat(DATABASE.action("free " + payment))
        .isEqualTo(
            "rehearse by ann: Rehearsed, and rolled back: it would be processed; 2 statements, 1 row changed, 0 sent");
    assertThat(deposits()).isZero();
    letter.demandUntouched();

    browser.act("tr[data-key='" + letter.id + "'] [data-do=retry]", "now " + payment);
    await().until(() -> deposits() == 1);
    assertThat(BROKER.deadLetters(letter.id)).isZero();
  }

  private int deposits() {
    return DATABASE.count("SELECT count(*) FROM stock WHERE name = ?", payment);
  }

  /** Such a key is not claimed, so that its bean is not called. */
  @Test
  void rehearsalOfADuplicate_callsNobody() {
    Letter letter = new Letter("desk", message -> broken(message, payment, "CHF"));
    send(payment, "1");
    awaitEffects(payment, 1);
    browser.open("letters", "Dead letters");
    browser.follow("IndexOutOfBoundsException");
    letter.rehearse("copy " + payment);
    browser.awaitText("#rehearsal", "the bean is not called");
    closeRehearsal();
    assertThat(DATABASE.effects("desk", payment)).isEqualTo(1);
    assertThat(BROKER.deadLetters(letter.id)).isOne();
  }

  @Test
  void deadLetters_areDivertedOneAndAll() throws JMSException {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String each = payment + "-" + i;
      ids.add(BROKER.send("desk", message -> broken(message, each, "NOK")));
      await("dead letter of " + each).until(() -> BROKER.deadLetters(ids.get(ids.size() - 1)) == 1);
    }
    browser.open("letters", "Dead letters");
    browser.follow("ArrayStoreException");
    browser.act("tr[data-key='" + ids.get(1) + "'] [data-do=divert]", "one " + payment);
    await()
        .until(
            () ->
                "divert by ann: 1 of 1 diverted to manual"
                    .equals(DATABASE.action("one " + payment)));
    assertThat(BROKER.only("manual", "payment = '" + payment + "-1'").getJMSMessageID())
        .isEqualTo(ids.get(1));
    await().until(() -> browser.text(".buttons [data-do=divert]").equals("Divert 2 messages"));
    browser.act(".buttons [data-do=divert]", "rest " + payment);
    browser.awaitText("#retries", "2 of 2 diverted to manual");
    assertThat(BROKER.count("manual", "payment LIKE '" + payment + "%'")).isEqualTo(3);
    assertThat(BROKER.count("DLQ", "payment LIKE '" + payment + "%'")).isZero();
    assertThat(DATABASE.action("rest " + payment))
        .isEqualTo("divert by ann: 2 of 2 diverted to manual");
  }

  /** Those of a consumer may go to where it diverts to by itself. */
  @Test
  void queueOfTheConsumersOwnDiversion_isAllowed() {
    Letter letter = new Letter("till", message -> broken(message, payment, "DKK"));
    browser.open("letters", "Dead letters");
    browser.follow("NoSuchElementException");
    browser.click("tr[data-key='" + letter.id + "'] [data-do=divert]");
    await("the question").until(() -> browser.count("dialog[open] option") == 2);
    assertThat(browser.text("dialog select")).isEqualTo("aside\nmanual");
    browser.confirm("own " + payment);
    await().until(() -> BROKER.count("aside", "payment = '" + payment + "'") == 1);
    assertThat(BROKER.deadLetters(letter.id)).isZero();
  }

  @Test
  void tenThousandDeadLetters_hideNone() throws IOException {
    String others = "gone-" + UUID.randomUUID();
    BROKER.sendMany(
        "DLQ", 10_000, (message, i) -> message.setStringProperty("Xonce_consumer", others));
    String id = BROKER.send("desk", message -> broken(message, payment, "SEK"));
    await("dead letter").until(() -> BROKER.deadLetters(id) == 1);
    try {
      browser.open("letters", "Dead letters");
      browser.awaitText("tbody", others);
      browser.awaitText("tbody", "10,000");
      browser.follow("ClassCastException");
      browser.awaitText("tr[data-key='" + id + "']", "New");
      browser.open("letters", "Dead letters");
      browser.follow("no exception told");
      browser.awaitText("#pages", "1 to 100 of 10,000");
      browser.follow("Next →");
      browser.awaitText("#pages", "101 to 200 of 10,000");
      browser.script("location.hash = location.hash.replace('skip=100', 'skip=9900')");
      browser.awaitText("#pages", "9,901 to 10,000 of 10,000");
      assertThat(browser.count("tbody tr")).isEqualTo(100);
    } finally {
      removeDeadLetters("Xonce_consumer = '" + others + "'");
    }
  }

  /** The oldest are meant, whichever are shown. */
  @Test
  void secondPage_saysThatTheOldestGoFirst() throws IOException {
    String others = "gone-" + UUID.randomUUID();
    BROKER.sendMany(
        "DLQ",
        101,
        (message, i) -> {
          message.setStringProperty("Xonce_consumer", others);
          message.setIntProperty("number", i);
        });
    try {
      browser.open("letters", "Dead letters");
      browser.awaitText("tbody", others);
      browser.follow("no exception told");
      browser.follow("Next →");
      browser.awaitText("#pages", "101 to 101 of 101");
      browser.click(".buttons [data-do=divert]");
      browser.awaitText("dialog", "How many, the oldest first");
      browser.awaitText("dialog", "those on this page come after 100 others");
      browser.type("dialog input[name=most]", "1");
      browser.confirm("oldest " + payment);
      await()
          .until(
              () ->
                  "divert by ann: 1 of 1 diverted to manual"
                      .equals(DATABASE.action("oldest " + payment)));
      assertThat(BROKER.count("manual", "number = 0 AND Xonce_consumer = '" + others + "'"))
          .isOne();
      browser.awaitText("#pages", "Only 100 are left");
      browser.follow("← Before");
      await("the first page").until(() -> browser.count("tbody tr") == 100);
    } finally {
      removeDeadLetters("Xonce_consumer = '" + others + "'");
    }
  }

  @Test
  void forgottenKey_isProcessedAgain() {
    send(payment, "");
    awaitEffects(payment, 1);
    // Known in memory from now on.
    send(payment, "");
    awaitDuplicate(payment);
    openKey(payment);
    browser.awaitText("#record", "Processed once");
    browser.act("[data-do=forget]", "forget " + payment);
    browser.awaitText("#toast", "Forgotten.");
    assertThat(DATABASE.recordsOf(payment)).isZero();
    browser.awaitText("h1", "Not processed");
    assertThat(DATABASE.action("forget " + payment)).startsWith("forget by ann: Forgotten.");
    send(payment, "");
    awaitEffects(payment, 2);
    browser.awaitText("#record", "Processed once");
  }

  @Test
  void branchInDoubt_isShownAndRecoveredByAScan() {
    BROKER.send("desk", message -> broken(message, payment, "JPY"));
    await()
        .until(
            () ->
                DATABASE.count(
                        "SELECT count(*) FROM xonce_attempt WHERE key_hash = ?",
                        key(payment).hash())
                    > 3);
    String transaction =
        DATABASE.text(
            "SELECT min(tx_id) FROM xonce_attempt WHERE key_hash = ?", key(payment).hash());
    new BranchInDoubt(
            DATABASE,
            transaction,
            "it",
            "INSERT INTO effect (consumer, payment, delivery, duplicate) VALUES ('desk', '"
                + payment
                + "', 1, false)")
        .abandon();
    browser.open("doubts", "In doubt");
    browser.awaitText("tbody", "desk #" + hash(payment).substring(0, 12));
    browser.awaitText("tbody", "Not decided: rolls back");
    assertThat(browser.count("tbody a[href='#/key/desk/desk/" + hash(payment) + "']")).isOne();
    browser.act("[data-do=scan]", "scan " + payment);
    browser.awaitText("#toast", "Recovery has looked");
    assertThat(DATABASE.action("scan " + payment))
        .startsWith("recover by ann: Recovery has looked");
    await().until(() -> DATABASE.preparedBranches() == 0);
    browser.awaitText("#summary", "Nothing is in doubt.");
    assertThat(DATABASE.effects("desk", payment)).isZero();
  }

  @Test
  void rates_showTheStoreAndTheLastHour() {
    send(payment, "");
    awaitEffects(payment, 1);
    browser.open("rates", "Rates");
    browser.awaitText("[data-consumer=desk]", "Suggested retention");
    browser.awaitText("[data-consumer=desk]", "Records");
    await("a plot").until(() -> browser.count("[data-consumer=desk] svg polyline[points]") == 3);
  }

  @Test
  void actions_tellWhoAndWhy() {
    browser.open("", "Guarantees");
    browser.act("[data-consumer=desk] [data-do=pause]", "drill " + payment);
    browser.awaitText("#toast", "Paused within");
    browser.act("[data-consumer=desk] [data-do=resume]", "end " + payment);
    browser.open("actions", "Actions");
    browser.awaitText("tbody", "drill " + payment);
    browser.awaitText("tbody", "ann");
  }

  @Test
  void viewer_seesAllAndHasNoHands() {
    send(payment, "");
    awaitEffects(payment, 1);
    browser.logIn(Users.VIEWER);
    browser.open("", "Guarantees");
    browser.awaitText("#who", "bob, viewer");
    browser.awaitText("[data-consumer=desk]", "Exactly once");
    assertThat(browser.count("[data-do]")).isZero();
    openKey(payment);
    browser.awaitText("#record", "Processed once");
    assertThat(browser.count("[data-do]")).isZero();
  }

  /** With something in each view. */
  @ParameterizedTest
  @CsvSource({"light, 1280", "dark, 1280", "light, 390", "dark, 390"})
  void eachView_isAccessible(String scheme, int width) throws Exception {
    send(payment, "");
    awaitEffects(payment, 1);
    send(payment, "");
    String id = BROKER.send("desk", message -> broken(message, payment + "-x", "JPY"));
    await().until(() -> BROKER.deadLetters(id) == 1);
    browser.prefer(scheme);
    browser.size(width, 900);
    Pictures pictures = new Pictures(scheme, width < 600);
    look("", "Guarantees", "[data-consumer=desk]", pictures, "guarantees");
    look("keys", "Keys", "tbody", pictures, "keys");
    look("key/desk/desk/" + hash(payment), payment, ".timeline", pictures, "key");
    look("letters", "Dead letters", "tbody", pictures, "letters");
    browser.follow("ArithmeticException");
    browser.awaitText("tbody", "New");
    demandReadable(pictures, "group");
    look("doubts", "In doubt", ".verdict", pictures, "doubts");
    look("rates", "Rates", "[data-consumer=desk] svg", pictures, "rates");
    look("actions", "Actions", "section", pictures, "actions");
  }

  /** What is shown in the README of the console. */
  private record Pictures(String scheme, boolean ofAPhone) {

    private static final Set<String> OF_A_PHONE = Set.of("guarantees", "key", "group");

    void take(String view) throws Exception {
      if (!ofAPhone) {
        browser.screenshot(scheme + "-" + view);
      } else if (OF_A_PHONE.contains(view)) {
        browser.screenshot(scheme + "-phone-" + view);
      }
    }
  }

  private static void look(
      String view, String heading, String there, Pictures pictures, String name) throws Exception {
    browser.open(view, heading);
    await(there).until(() -> browser.count(there) > 0);
    demandReadable(pictures, name);
  }

  private static void demandReadable(Pictures pictures, String name) throws Exception {
    browser.demandAccessible();
    assertThat(browser.script("return document.documentElement.scrollWidth <= innerWidth"))
        .as("nothing is wider than the screen in " + name)
        .isEqualTo(true);
    pictures.take(name);
  }
}
