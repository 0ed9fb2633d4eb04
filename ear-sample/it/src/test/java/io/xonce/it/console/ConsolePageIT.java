/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the page of the console makes of whatever it is answered. Most answers are made up in the
 * browser: no server is in such a state for a test.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ConsolePageIT {

  private static final Lab LAB = Lab.get();

  /** Stands between the page and its server. */
  private static final String STAGE =
      """
      const real = window.fetch;
      window.stage = { pretended: {}, asked: {}, delay: 0, isHeld: false };
      window.fetch = async (url, options) => {
        const path = new URL(url).pathname.split('/api/')[1];
        stage.asked[path] = (stage.asked[path] ?? 0) + 1;
        if (stage.isHeld && options?.method === 'POST') return new Promise(() => {});
        await new Promise((later) => setTimeout(later, stage.delay));
        const response = await real(url, options);
        const pretended = stage.pretended[path];
        return pretended ? Response.json(pretended(await response.json())) : response;
      };
      """;

  private static final String GROUP =
      """
      { id: 'g', queue: 'DLQ', count: 2, consumer: 'desk', application: 'desk', origin: 'desk',
        exception: 'sample.Broken', skipped: 0, at: new Date().toISOString(), divertTo: [],
        problems: [], messages: ['1', '2'].map((number) => ({
          id: `ID:${number}`, type: 'text', properties: [],
          verdict: { verdict: 'NEW', key: `p-${number}` } })) }
      """;

  private static Chromium browser;

  @Deployment(name = "application", order = 1, testable = false)
  static EnterpriseArchive application() {
    return Archives.batchEar("desk", Archives.beans(DeskBean.class), DeskBean.class);
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
    }
    browser = new Chromium("http://127.0.0.1:" + LAB.httpPort() + "/xonce-console/");
  }

  @AfterAll
  static void closeBrowser() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void setTheStage() {
    browser.size(1280, 900);
    browser.logIn(Users.OPERATOR);
    browser.open("", "Guarantees");
    browser.script(STAGE);
  }

  /**
   * From now on a question is answered otherwise.
   *
   * @param otherwise made of the true {@code answer}, in JavaScript
   */
  private static void pretend(String path, String otherwise) {
    browser.script("stage.pretended[arguments[0]] = (answer) => (%s)".formatted(otherwise), path);
  }

  /** From now on nothing that is done comes to an end. */
  private static void holdDeeds() {
    browser.script("stage.isHeld = true");
  }

  private static long asked(String path) {
    return (Long) browser.script("return stage.asked[arguments[0]] ?? 0", path);
  }

  /** As after its pause. */
  private static void drawAnew() {
    browser.script(
        """
        document.querySelector('main h1').textContent = 'old';
        document.dispatchEvent(new Event('visibilitychange'));
        """);
    await("a new look").until(() -> !browser.text("main h1").equals("old"));
  }

  @Test
  void whatHasOnlyRolledBack_isNotWell() {
    browser.awaitText("[data-consumer=desk]", "enforced");
    pretend(
        "consumers",
        """
        { ...answer, consumers: answer.consumers.map((desk) => ({ ...desk,
          guarantee: 'NOT_YET_DELIVERED', evidence: 'No delivery has succeeded yet: 3 rolled back.',
          held: 0, lostAttempts: 0, deliveries: { ROLLED_BACK: 3 } })) }
        """);
    browser.awaitText("#summary.warn", "1 consumer needs a look.");
    browser.awaitText("[data-consumer=desk].bad .badge", "No success yet");
    browser.awaitText("[data-consumer=desk] .evidence", "No delivery has succeeded yet");
  }

  /** Green is only what somebody has said to be well. */
  @Test
  void whereNobodyIsDeployed_nothingIsWell() {
    pretend("consumers", "{ ...answer, consumers: [] }");
    browser.awaitText("#summary.warn", "Nothing is deployed here");
    pretend("in-doubt", "{ stores: [] }");
    browser.open("doubts", "In doubt");
    browser.awaitText("#summary.warn", "Nothing is deployed here");
    pretend("actions", "{ stores: [] }");
    for (String title : List.of("Keys", "Rates", "Actions")) {
      browser.open(title.toLowerCase(Locale.ROOT), title);
      browser.awaitText("main .note", "Nothing is deployed here");
    }
  }

  @Test
  void storeThatIsAway_isNotWell() {
    pretend("in-doubt", "{ stores: [{ store: 'ledger', error: 'It is away' }] }");
    browser.open("doubts", "In doubt");
    browser.awaitText("#summary.warn", "1 store could not be asked");
    browser.awaitText("section .problem", "It is away");
    pretend("in-doubt", "{ stores: [{ store: 'ledger', branches: [] }] }");
    browser.awaitText("#summary.good", "Nothing is in doubt.");
  }

  @Test
  void noDeadLetters_isSaidOfTheBrokerThatWasRead() {
    pretend("dead-letters", "{ queues: [], groups: [], problems: [] }");
    browser.open("letters", "Dead letters");
    browser.awaitText("#summary.warn", "No broker was looked into");
    pretend("dead-letters", "{ queues: [], groups: [], problems: [], broker: 'inner' }");
    browser.awaitText("#summary.warn", "No dead-letter queue was found");
    pretend(
        "dead-letters",
        """
        { queues: [{ name: 'DLQ', count: 0, lookedAt: 0 }], groups: [], problems: [],
          broker: 'inner' }
        """);
    browser.awaitText("#summary.good", "No dead letters in this server’s own broker, inner.");
  }

  @Test
  void whatCannotBeTold_hidesNothingElse() {
    pretend(
        "dead-letters",
        """
        { queues: [{ name: 'DLQ', count: 2, lookedAt: 2 }, { name: 'locked', count: 1 }],
          groups: [%s], problems: ['locked: nobody may look'], broker: 'inner' }
        """
            .formatted(GROUP));
    pretend(
        "dead-letters/retries",
        """
        { retries: [{ id: 'r', kind: 'retry', queue: 'DLQ', group: 'g', target: 'desk', total: 2,
          moved: 1, gone: 0, failed: 0, over: false, result: '1 of 2 sent back' }] }
        """);
    browser.open("letters", "Dead letters");
    browser.awaitText("#summary.warn", "3 messages wait for a decision.");
    browser.awaitText("[data-key=locked]", "could not be looked through");
    browser.awaitText("main .problem", "locked: nobody may look");
    browser.awaitText("tbody", "Broken");
    pretend("dead-letters", "{ error: 'The broker is away' }");
    browser.awaitText("main .problem", "The broker is away");
    browser.awaitText("#retries [data-do=stop]", "Stop");

    pretend("dead-letters/DLQ/g", GROUP);
    pretend("dead-letters/retries", "{ error: 'Nobody tells' }");
    browser.visit("group/DLQ/g");
    browser.awaitText("[data-key=unlisted]", "Nobody tells");
    assertThat(browser.count("tbody tr")).isEqualTo(2);
  }

  /** Applications may share a database: where nobody is deployed, no link leads anywhere. */
  @Test
  void keyInDoubt_isLinkedToItsOwnApplication() {
    pretend(
        "in-doubt",
        """
        { stores: [{ store: 'ledger', application: 'another', branches: [{
          branch: 'b', fate: 'COMMITS', preparedAt: new Date().toISOString(), keys: [
            { consumer: 'desk', hash: 'aaaaaaaaaaaaaa', application: 'desk' },
            { consumer: 'strange', hash: 'bbbbbbbbbbbbbb' }] }] }] }
        """);
    browser.open("doubts", "In doubt");
    browser.awaitText("tbody", "strange #bbbbbbbbbbbb");
    assertThat(browser.count("tbody a")).isOne();
    assertThat(browser.count("tbody a[href='#/key/desk/desk/aaaaaaaaaaaaaa']")).isOne();
  }

  /** A second call of the bean would do twice what it does outside of its transaction. */
  @Test
  void buttonAtWork_staysSoWhenTheViewIsDrawnAnew() {
    holdDeeds();
    browser.act("[data-consumer=desk] [data-do=pause]", "never");
    drawAnew();
    assertThat(browser.count("[data-consumer=desk] [data-do=pause][aria-busy=true]")).isOne();
  }

  /** As those of a retry that goes on meanwhile. */
  @Test
  void rowsThatMove_keepTheFocusAndWhatIsAtWork() {
    String button = "tr[data-key='ID:2'] [data-do=rehearse]";
    holdDeeds();
    pretend("dead-letters/DLQ/g", GROUP);
    browser.visit("group/DLQ/g");
    browser.click(button);
    browser.awaitText("dialog", "Message ID:2, key p-2.");
    browser.confirm("never");
    browser.script("document.querySelector(arguments[0]).focus()", button);
    pretend(
        "dead-letters/DLQ/g",
        "{ ...%s, count: 1, messages: (%s).messages.slice(1) }".formatted(GROUP, GROUP));
    await("the end of the first").until(() -> browser.count("tbody tr") == 1);
    assertThat(browser.count(button + "[aria-busy=true]")).isOne();
    assertThat(browser.hasFocus(button)).isTrue();

    browser.open("letters", "Dead letters");
    browser.visit("group/DLQ/g");
    await("at work still").until(() -> browser.count(button + "[aria-busy=true]") == 1);
  }

  @Test
  void cardsThatMove_keepTheFocus() {
    String button = "[data-consumer=desk] [data-do=pause]";
    pretend(
        "consumers",
        "{ ...answer, consumers: answer.consumers.concat({ ...answer.consumers[0], consumer: 'other' }) }");
    await("another card").until(() -> browser.count(".cards > li") == 2);
    browser.script("document.querySelector(arguments[0]).focus()", button);
    pretend(
        "consumers",
        """
        { ...answer, consumers: answer.consumers.concat({ ...answer.consumers[0],
          consumer: 'other', guarantee: 'REFUSED' }) }
        """);
    await("the worse one first")
        .until(() -> browser.count(".cards > [data-consumer=other]:first-child") == 1);
    assertThat(browser.hasFocus(button)).isTrue();
  }

  private static void search() {
    browser.click("form.search button");
  }

  /** Options have a name and a value, and both are of the consumer. */
  @Test
  void consumersToSearch_followWhatIsDeployed() {
    browser.open("keys", "Keys");
    search();
    pretend("consumers", "{ ...answer, consumers: [] }");
    search();
    await().until(() -> !browser.text("select[name=consumer]").contains("desk"));
    pretend("consumers", "answer");
    search();
    await().until(() -> browser.text("select[name=consumer]").contains("desk"));
    assertThat(
            browser.script(
                """
                return [...document.querySelectorAll('select[name=consumer] option')]
                  .filter((option) => option.value.split('\\n')[1] !== option.textContent)
                  .map((option) => option.textContent)
                """))
        .isEqualTo(List.of("all"));
  }

  /** It may walk a database: a tab that somebody forgot must not do so for ever. */
  @Test
  void search_isRepeatedByNobodyButWhoSearches() {
    browser.open("keys", "Keys");
    browser.script("document.dispatchEvent(new Event('visibilitychange'))");
    await().during(Duration.ofSeconds(17)).until(() -> asked("keys") == 1);
    for (long searches = 2; searches <= 4; searches++) {
      long now = searches;
      search();
      await("search " + now).until(() -> asked("keys") == now);
    }
  }

  @Test
  void search_tellsThatThereIsMoreAndBearsARefusal() {
    browser.open("keys", "Keys");
    pretend("keys", "{ keys: [], problems: [], more: true }");
    search();
    browser.awaitText("main [role=status]", "there are more");
    pretend("keys", "{ error: 'It took too long' }");
    search();
    browser.awaitText("main .problem", "It took too long");
    assertThat(browser.count("form.search")).isOne();
    assertThat(browser.count("main [role=status]")).isZero();
  }

  /** Typed beside any field. */
  private static void type(String key) {
    browser.script(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: arguments[0], bubbles: true}))",
        key);
  }

  @Test
  void keyboard_reachesEachView() {
    type("3");
    browser.awaitText("h1", "Dead letters");
  }

  @Test
  void slash_goesToTheSearchHoweverLateItIsThere() {
    browser.script("stage.delay = 1500");
    type("/");
    type("4");
    await("the search").until(() -> browser.hasFocus("#key"));
    assertThat(browser.text("h1")).isEqualTo("Keys");
  }

  @Test
  void viewThatIsFollowed_hasTheFocus() {
    browser.click("[data-consumer=desk] .buttons a");
    browser.awaitText("h1", "Keys");
    assertThat(browser.hasFocus("main[aria-label=Keys]")).isTrue();
  }

  @Test
  void silenceOfTheServer_isTold() {
    pretend("consumers", "{ error: 'It is away' }");
    browser.awaitText("#unanswered[role=alert]", "What is shown is older: It is away");
    assertThat(browser.count("[data-consumer=desk]")).isPositive();
    pretend("consumers", "answer");
    await().until(() -> browser.text("#unanswered").isEmpty());
  }

  @Test
  void whoAsks_isAskedUntilItIsKnown() {
    browser.block("*/api/operator");
    try {
      browser.reload();
      browser.awaitText("main .problem", "Failed to fetch");
    } finally {
      browser.block();
    }
    browser.awaitText("h1", "Guarantees");
    browser.awaitText("#who", "ann, operator");
    assertThat(browser.count("[data-do=pause]")).isPositive();
  }
}
