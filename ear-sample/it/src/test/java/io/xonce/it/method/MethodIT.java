/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Jmx;
import io.xonce.it.lab.Lab;
import io.xonce.store.MessageKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Methods of CDI and enterprise beans: one effect for each key, and the same result again. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class MethodIT {

  private final Database database = Lab.get().database();
  private final String order = "o-" + UUID.randomUUID();

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.war(
        "methods",
        Orders.class,
        OrderSession.class,
        LeaseRenewal.class,
        SubscriptionRenewal.class,
        OrderServlet.class,
        OrderApplication.class,
        OrderResource.class,
        ConflictMapper.class);
  }

  @Test
  void secondCall_returnsTheStoredResultWithItsGenericType() throws Exception {
    String first = call("place", "amount=1");
    assertThat(first).startsWith("Receipt[order=" + order + ", number=");
    assertThat(call("place", "amount=1")).isEqualTo(first);
    assertThat(database.effects("orders", order)).isEqualTo(1);
  }

  @Test
  void sameKeyWithOtherArguments_isAConflict() throws Exception {
    call("place", "amount=1");
    assertThat(call("place", "amount=2"))
        .contains("ConflictException: XONCE00105: Call of Orders.place for consumer 'orders'");
    assertThat(database.effects("orders", order)).isEqualTo(1);
  }

  @Test
  void conflictOfARestResource_isTheAnswerThatItsMapperGives() throws Exception {
    HttpResponse<String> first = post("1");
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(post("1").body()).isEqualTo(first.body());
    assertThat(post("2").statusCode()).isEqualTo(409);
    assertThat(database.effects("rest-orders", order)).isEqualTo(1);
  }

  private HttpResponse<String> post(String amount) throws Exception {
    URI uri =
        URI.create(
            "http://127.0.0.1:%d/methods/rest/orders/%s/%s"
                .formatted(Lab.get().httpPort(), order, amount));
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.noBody()).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void checkedException_leavesNeitherStateNorRecord() throws Exception {
    assertThat(call("cancel", "outOfStock=true")).contains("OutOfStock");
    assertThat(database.effects("cancellations", order)).isZero();
    assertThat(database.recordsOf(order)).isZero();
    assertThat(call("cancel", "outOfStock=false")).isEqualTo("cancelled");
    assertThat(call("cancel", "outOfStock=false")).isEqualTo("cancelled");
    assertThat(database.effects("cancellations", order)).isEqualTo(1);
  }

  @Test
  void duplicateThatFails_isToldSo() throws Exception {
    assertThat(call("strict", "")).isEqualTo("7");
    assertThat(call("strict", "")).contains("DuplicateMessageException: XONCE00100: Call of");
    assertThat(database.effects("strict", order)).isEqualTo(1);
  }

  @Test
  void resultThatWouldComeBackDifferent_isRefusedAndNothingIsChanged() throws Exception {
    assertThat(call("unstorable", "")).contains("XONCE00108: Call of Orders.unstorable");
    assertThat(database.effects("unstorable", order)).isZero();
    assertThat(database.recordsOf(order)).isZero();
  }

  /** It is the caller's mistake, and no reason to send requests to another server. */
  @Test
  void methodWithoutTransaction_isRefusedAndTheServerStaysReady() throws Exception {
    assertThat(call("loose", "")).contains("XONCE00061: Call of Orders.loose");
    assertThat(database.effects("loose", order)).isZero();
    try (Jmx jmx = Lab.get().jmx()) {
      assertThat(jmx.consumer("methods", "loose").getGuarantee()).isEqualTo("NOT_YET_DELIVERED");
    }
  }

  @Test
  void methodThatGivesItsTransactionUp_returnsWhatItReturned() throws Exception {
    assertThat(call("abandon", "")).isEqualTo("5");
    assertThat(database.effects("abandoned", order)).isZero();
    assertThat(database.recordsOf(order)).isZero();
    await("its end in the ledger").until(() -> abandoned("outcome = 'ROLLED_BACK'") == 1);
    assertThat(abandoned("error IS NOT NULL")).as("a failure that was none").isZero();
  }

  /** Attempts at the key, which no other consumer has. */
  private int abandoned(String condition) {
    return database.count(
        "SELECT count(*) FROM xonce_attempt WHERE consumer = 'abandoned' AND key_hash = ? AND "
            + condition,
        MessageKey.of("abandoned", null, List.of(order)).hash());
  }

  @Test
  void blankKey_isRefused() throws Exception {
    assertThat(get("method=place&amount=1&order=%20"))
        .contains("XONCE00080: Call of Orders.place for consumer 'orders' is refused");
  }

  @Test
  void enterpriseBean_isProtectedInItsContainersTransaction() throws Exception {
    String first = call("session", "");
    assertThat(UUID.fromString(first)).isNotNull();
    assertThat(call("session", "")).isEqualTo(first);
    assertThat(database.effects("session", order)).isEqualTo(1);
  }

  @Test
  void twoBeansThatInheritAMethod_areTwoConsumers() throws Exception {
    assertThat(call("lease", "")).isEqualTo(LeaseRenewal.class.getName() + ".renew");
    assertThat(call("subscription", "")).isEqualTo(SubscriptionRenewal.class.getName() + ".renew");
    assertThat(call("lease", "")).isEqualTo(LeaseRenewal.class.getName() + ".renew");
    assertThat(database.effects(LeaseRenewal.class.getName() + ".renew", order)).isEqualTo(1);
    assertThat(database.effects(SubscriptionRenewal.class.getName() + ".renew", order))
        .isEqualTo(1);
  }

  @Test
  void settingOfAConsumerWrittenWrong_isToldWithTheNearestName() {
    assertThat(Lab.get().wholeServerLog())
        .anyMatch(
            line ->
                line.contains("XONCE00044: Setting 'xonce.oders.mode'")
                    && line.contains("xonce.orders.mode"))
        .noneMatch(line -> line.contains("XONCE00044: Setting 'xonce.recovery.period'"));
  }

  private String call(String method, String more) throws Exception {
    return get("method=" + method + "&order=" + order + "&" + more);
  }

  private static String get(String query) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + Lab.get().httpPort() + "/methods/call?" + query);
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }
}
