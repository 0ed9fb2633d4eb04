/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Broker;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each button of the sample's page, its effect in the page and in database and broker. It takes the
 * server away from under whatever would follow on it.
 */
@Order(Integer.MAX_VALUE - 1)
class PaymentsPageIT {

  private static final Lab LAB = Lab.get();
  private static final Database DATABASE = LAB.database();
  private static final Broker BROKER = LAB.broker();
  private static final String[] DEMO = {"system-property", "payments.demo"};

  private static final Archive<?> APPLICATION =
      ShrinkWrap.createFromZipFile(EnterpriseArchive.class, new File(Lab.property("sample.ear")));
  private static final Archive<?> CONSOLE =
      ShrinkWrap.createFromZipFile(WebArchive.class, new File(Lab.property("console.war")));

  private static Chromium browser;

  @BeforeAll
  static void open() throws Exception {
    Chromium.assumeInstalled("the page of the payments");
    DATABASE.execute("DROP SCHEMA IF EXISTS fault CASCADE");
    DATABASE.execute(Files.readString(Path.of(Lab.property("sample.faults"))));
    try (Management management = LAB.management()) {
      Users.add(management);
      management.deploy(APPLICATION);
      management.deploy(CONSOLE);
    }
    beDemo();
    browser = new Chromium("http://127.0.0.1:" + LAB.httpPort() + "/payments/");
  }

  private static void beDemo() throws IOException {
    try (Management management = LAB.management()) {
      management.run("add", Map.of("value", "true"), DEMO);
    }
  }

  private static void beNoDemo() throws IOException {
    try (Management management = LAB.management()) {
      management.run("remove", DEMO);
    }
  }

  @AfterAll
  static void close() throws Exception {
    if (browser != null) {
      browser.close();
      beNoDemo();
      try (Management management = LAB.management()) {
        management.undeploy(CONSOLE.getName());
        management.undeploy(APPLICATION.getName());
      }
      DATABASE.execute("DROP SCHEMA fault CASCADE");
    }
  }

  @BeforeEach
  void look() {
    browser.size(1280, 900);
    browser.logIn(Users.VIEWER);
    browser.open("", "it counts once");
    browser.awaitText("#pulse", "live");
  }

  /** Presses a button that sends a payment, and answers its id. */
  private static String sendBy(String button) {
    String before = latest();
    browser.click("[data-do=" + button + "]");
    await("a payment").until(() -> !latest().equals(before));
    return latest();
  }

  private static String latest() {
    return browser.script("return document.querySelector('#payments > li')?.id").toString();
  }

  private static String sum(String payment, String of) {
    return "#" + payment + " [data-sum=" + of + "]";
  }

  private static int entries(String payment) {
    return DATABASE.count("SELECT count(*) FROM entry WHERE payment_id LIKE ?", payment + "%");
  }

  /** How the attempts ended; those that committed are told by the record. */
  private static int attempts(String payment, String outcome) {
    return DATABASE.count(
        "SELECT count(*) FROM xonce_attempt WHERE outcome = ? AND key_hash ="
            + " (SELECT key_hash FROM xonce_message WHERE key_text = ?)",
        outcome,
        payment);
  }

  private static void awaitBookedOnce(String payment) {
    browser.awaitText("#" + payment, "Booked once");
    assertThat(entries(payment)).isEqualTo(1);
    assertThat(BROKER.containing("booked", payment)).isEqualTo(1);
    browser.awaitText(sum(payment, "entries"), "1 entry in the ledger");
    browser.awaitText(sum(payment, "told"), "1 PaymentBooked message");
  }

  @Test
  void payment_isBookedOnceAndTold() {
    String payment = sendBy("send");
    awaitBookedOnce(payment);
    browser.awaitText(sum(payment, "attempts"), "1 attempt");
    browser.awaitText("#" + payment + " [data-outcome=COMMITTED]", "this one counts");
  }

  @Test
  void resend_isADuplicate() {
    String payment = sendBy("send");
    awaitBookedOnce(payment);
    browser.click("[data-do=again]");
    browser.awaitText("#" + payment + " [data-outcome=DUPLICATE]", "resent");
    browser.awaitText(sum(payment, "sent"), "2 messages sent");
    assertThat(attempts(payment, "DUPLICATE")).isEqualTo(1);
    awaitBookedOnce(payment);
  }

  @Test
  void anotherAmount_isAConflictAndADeadLetter() {
    String payment = sendBy("send");
    awaitBookedOnce(payment);
    String amount = amount(payment);
    browser.click("[data-do=other]");
    browser.awaitText("#" + payment + " [data-outcome=ROLLED_BACK]", "conflict");
    browser.awaitText(sum(payment, "dead"), "1 dead letter");
    assertThat(BROKER.containing("DLQ", payment)).isEqualTo(1);
    awaitBookedOnce(payment);
    assertThat(amount(payment)).isEqualTo(amount);
  }

  private static String amount(String payment) {
    return DATABASE.text("SELECT amount::text FROM entry WHERE payment_id = ?", payment);
  }

  @Test
  void paymentThatFailsTwice_isBookedByTheThirdAttempt() {
    String payment = sendBy("fail");
    awaitBookedOnce(payment);
    browser.awaitText(sum(payment, "attempts"), "3 attempts");
    browser.awaitText("#" + payment + " [data-outcome=ROLLED_BACK]", "Rolled back");
    assertThat(attempts(payment, "ROLLED_BACK")).isEqualTo(2);
  }

  @Test
  void poison_isADeadLetterAndHasNoEffect() {
    String payment = sendBy("poison");
    browser.awaitText("#" + payment, "Dead letter, never booked");
    browser.awaitText(sum(payment, "attempts"), "4 attempts");
    browser.awaitText(sum(payment, "dead"), "1 dead letter");
    assertThat(BROKER.containing("DLQ", payment)).isEqualTo(1);
    assertThat(entries(payment)).isZero();
    assertThat(BROKER.containing("booked", payment)).isZero();
    assertThat(DATABASE.recordsOf(payment)).isZero();
  }

  @Test
  void serverThatIsKilled_hasBookedEachOnceInTheEnd() {
    String process = browser.text("#process");
    String crash = sendBy("kill");
    browser.awaitText("#away", "does not answer");
    browser.awaitText("#pulse", "no answer");
    int before = entries(crash);
    assertThat(before).as("booked when it died").isBetween(1, 59);

    LAB.startServerThatDied();
    browser.awaitText("#back", process + " is gone");
    assertThat(browser.text("#process")).isNotEqualTo(process);
    browser.awaitText("#" + crash, "Each booked once");
    assertThat(entries(crash)).isEqualTo(60);
    assertThat(
            DATABASE.count(
                "SELECT count(DISTINCT payment_id) FROM entry WHERE payment_id LIKE ?",
                crash + "%"))
        .isEqualTo(60);
    assertThat(BROKER.containing("booked", crash)).isEqualTo(60);
    browser.awaitText(sum(crash, "entries"), "60 entries in the ledger");
    browser.awaitText(sum(crash, "told"), "60 PaymentBooked messages");
    assertThat(browser.text(sum(crash, "before")))
        .matches("(?s)P" + process.substring(1) + " died when [1-5]?\\d of 60 were booked\\. .*");
  }

  @Test
  void console_tellsMoreOfAPayment() {
    String payment = sendBy("send");
    awaitBookedOnce(payment);
    browser.follow(payment + " in the console");
    browser.awaitText("h1", payment);
    browser.awaitText("#record", "Processed once");
  }

  @Test
  void reload_keepsWhatWasSent() {
    String payment = sendBy("send");
    browser.reload();
    awaitBookedOnce(payment);
  }

  /** More than one question may name; without the kills, which others try. */
  @Test
  void paymentsOfTwoKills_areAllTold() throws Exception {
    String start = "pay-" + UUID.randomUUID().toString().substring(0, 8);
    List<String> kills = List.of(start + "-a", start + "-b");
    for (String kill : kills) {
      assertThat(post("payments", "application/json", sixtyOf(kill)).statusCode()).isEqualTo(200);
    }
    browser.script(
        """
        const crash = (id) => ({ id, kind: 'crash', ids: Array.from({ length: 60 }, (_, i) => `${id}-${i}`) });
        sessionStorage.setItem('payments', JSON.stringify(arguments[0].map(crash)));
        """,
        kills);
    browser.block("*/api/stories");
    try {
      browser.reload();
      for (String kill : kills) {
        browser.awaitText("#" + kill, "Not known yet");
        assertThat(browser.count(sum(kill, "entries"))).isZero();
      }
      browser.block();
      for (String kill : kills) {
        browser.awaitText("#" + kill, "Each booked once");
        browser.awaitText(sum(kill, "entries"), "60 entries in the ledger");
      }
    } finally {
      browser.block();
      browser.script("sessionStorage.clear()");
    }
  }

  private static String sixtyOf(String kill) {
    return IntStream.range(0, 60)
        .mapToObj(i -> "{\"id\":\"%s-%d\",\"amount\":1}".formatted(kill, i))
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Test
  void buttonAtWork_isShownToBe() {
    browser.script("window.fetch = () => new Promise(() => {})");
    browser.click("[data-do=send]");
    await().until(() -> browser.count("[data-do=send][aria-busy=true]") == 1);
  }

  @Test
  void keyboard_pressesAButton() {
    String before = latest();
    browser.press("[data-do=send]");
    await("a payment").until(() -> !latest().equals(before));
    awaitBookedOnce(latest());
  }

  @Test
  void serverThatNobodyStartsAgain_isNotKilled() throws Exception {
    beNoDemo();
    try {
      await().until(() -> browser.count("[data-do=kill]:disabled") == 1);
      browser.awaitText("#about-kill", "Needs the demo");
      HttpResponse<String> refused = post("kill", "application/json");
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).contains("Nobody would start this server again");
    } finally {
      beDemo();
    }
  }

  /** What a form of another site can send. */
  @ParameterizedTest
  @ValueSource(strings = {"payments", "stories", "kill"})
  void whatIsNoJson_isRefused(String path) throws Exception {
    assertThat(post(path, "text/plain").statusCode()).isEqualTo(415);
  }

  private static HttpResponse<String> post(String path, String type) throws Exception {
    return post(path, type, "[{\"id\":\"pay-x\",\"amount\":1}]");
  }

  private static HttpResponse<String> post(String path, String type, String body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create(
                        "http://127.0.0.1:%d/payments/api/%s".formatted(LAB.httpPort(), path)))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
  }

  @ParameterizedTest
  @CsvSource({"light, 1280", "dark, 1280", "light, 390", "dark, 390"})
  void page_isAccessible(String scheme, int width) throws Exception {
    browser.prefer(scheme);
    browser.size(width, 900);
    browser.awaitText("#" + sendBy("poison"), "Dead letter, never booked");
    String payment = sendBy("fail");
    browser.awaitText(sum(payment, "attempts"), "3 attempts");
    browser.click("[data-do=again]");
    browser.awaitText("#" + payment + " [data-outcome=DUPLICATE]", "resent");
    awaitBookedOnce(payment);
    browser.demandAccessible();
    assertThat(browser.script("return document.documentElement.scrollWidth <= innerWidth"))
        .as("nothing is wider than the screen")
        .isEqualTo(true);
    browser.screenshot("payments-" + scheme + "-" + width);
  }
}
