/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.it.lab.Archives;
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
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may see and do what, as scripts ask it. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ConsoleAccessIT {

  private static final String WISH =
      "{\"application\":\"access\",\"consumer\":\"desk\",\"reason\":\"a test\"}";

  private final HttpClient client = HttpClient.newHttpClient();

  @Deployment(name = "application", order = 1, testable = false)
  static EnterpriseArchive application() {
    return Archives.batchEar("access", Archives.beans(DeskBean.class), DeskBean.class);
  }

  @Deployment(name = "console", order = 2, testable = false)
  static WebArchive console() {
    return ShrinkWrap.createFromZipFile(WebArchive.class, new File(Lab.property("console.war")));
  }

  @BeforeAll
  static void addUsers() throws IOException {
    try (Management management = Lab.get().management()) {
      Users.add(management);
    }
  }

  private static HttpRequest.Builder request(String path, @Nullable String user) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            URI.create(
                "http://127.0.0.1:%d/xonce-console/%s".formatted(Lab.get().httpPort(), path)));
    return user == null ? request : request.header("Authorization", Users.basic(user));
  }

  private HttpResponse<String> ask(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder resume(@Nullable String user) {
    return request("api/consumers/resume", user).POST(BodyPublishers.ofString(WISH));
  }

  private static HttpRequest.Builder resumeAsScriptsDo(@Nullable String user) {
    return resume(user).header("Content-Type", "application/json").header("X-Xonce-Console", "1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "index.html", "console.css", "js/app.js", "api/consumers", "api/none"})
  void whoIsNobody_seesNothing(String path) throws Exception {
    assertThat(ask(request(path, null)).statusCode()).isEqualTo(401);
    assertThat(ask(request(path, Users.STRANGER)).statusCode()).isEqualTo(403);
  }

  @Test
  void whoIsNobody_doesNothing() throws Exception {
    assertThat(ask(resumeAsScriptsDo(null)).statusCode()).isEqualTo(401);
    assertThat(ask(resumeAsScriptsDo(Users.STRANGER)).statusCode()).isEqualTo(403);
  }

  @Test
  void viewer_readsAndDoesNothing() throws Exception {
    HttpResponse<String> read = ask(request("api/consumers", Users.VIEWER));
    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(read.body()).contains("\"consumer\":\"desk\"");
    assertThat(ask(resumeAsScriptsDo(Users.VIEWER)).statusCode()).isEqualTo(403);
    assertThat(ask(request("api/operator", Users.VIEWER)).body()).contains("\"operator\":false");
  }

  @Test
  void operator_does() throws Exception {
    HttpResponse<String> done = ask(resumeAsScriptsDo(Users.OPERATOR));
    assertThat(done.body()).contains("\"done\":true").contains("It was not paused.");
    assertThat(done.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api/consumers/pause",
        "api/consumers/resume",
        "api/keys/0000000000000000000000000000000000000000000000000000000000000000/forget",
        "api/in-doubt/scan",
        "api/dead-letters/DLQ/x/retry",
        "api/dead-letters/DLQ/x/divert",
        "api/dead-letters/DLQ/x/rehearse",
        "api/dead-letters/retries/x/stop"
      })
  void whatComesFromAnotherSite_isRefused(String path) throws Exception {
    HttpRequest.Builder withoutHeader =
        request(path, Users.OPERATOR)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(WISH));
    assertThat(ask(withoutHeader).statusCode()).isEqualTo(403);
    HttpRequest.Builder ofAnother =
        request(path, Users.OPERATOR)
            .header("Content-Type", "application/json")
            .header("X-Xonce-Console", "1")
            .header("Origin", "http://elsewhere")
            .POST(BodyPublishers.ofString(WISH));
    HttpResponse<String> refused = ask(ofAnother);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body())
        .contains(
            "It comes from http://elsewhere", "was sent to 127.0.0.1:" + Lab.get().httpPort());
  }

  @Test
  void formOfABrowser_isRefused() throws Exception {
    HttpRequest.Builder form =
        resume(Users.OPERATOR).header("Content-Type", "text/plain").header("X-Xonce-Console", "1");
    assertThat(ask(form).statusCode()).isEqualTo(415);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "consumers/pause | [",
        "consumers/pause | {}",
        "consumers/pause | {\"application\":\"access\",\"consumer\":\"desk\",\"reason\":\" \"}",
        "in-doubt/scan | {}",
        "dead-letters/DLQ/x/retry | {}",
        "dead-letters/DLQ/x/retry | {\"reason\":\"a test\",\"rate\":0}",
        "dead-letters/DLQ/x/retry | {\"reason\":\"a test\",\"most\":\"5\"}",
        "dead-letters/DLQ/x/retry | {\"reason\":\"a test\",\"most\":1.5}",
        "dead-letters/DLQ/x/retry | {\"reason\":\"a test\",\"messages\":[]}",
        "dead-letters/DLQ/x/retry | {\"reason\":\"a test\",\"messages\":\"ID:1\"}",
        "dead-letters/DLQ/x/retry | {\"reason\":\"a test\",\"messages\":[\"ID:1\",2]}",
        "dead-letters/DLQ/x/divert | {\"reason\":\"a test\"}",
        "dead-letters/DLQ/x/rehearse | {\"reason\":\"a test\"}",
        "dead-letters/DLQ/x/rehearse | {\"message\":\"ID:1\"}",
        "dead-letters/retries/x/stop | {}",
        "dead-letters/retries/x/stop | {\"reason\":\" \"}"
      })
  void wishThatSaysTooLittle_isRefused(String path, String wish) throws Exception {
    HttpRequest.Builder request =
        request("api/" + path, Users.OPERATOR)
            .header("Content-Type", "application/json")
            .header("X-Xonce-Console", "1")
            .POST(BodyPublishers.ofString(wish));
    HttpResponse<String> refused = ask(request);
    assertThat(refused.body()).contains("\"error\":\"");
    assertThat(refused.statusCode()).isEqualTo(400);
  }

  @Test
  void retryThatIsNotThere_isNotStopped() throws Exception {
    HttpRequest.Builder stop =
        request("api/dead-letters/retries/x/stop", Users.OPERATOR)
            .header("Content-Type", "application/json")
            .header("X-Xonce-Console", "1")
            .POST(BodyPublishers.ofString("{\"reason\":\"a test\"}"));
    HttpResponse<String> refused = ask(stop);
    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(refused.body()).isEqualTo("{\"error\":\"There is no such retry or diversion\"}");
  }

  /** So that nobody takes what this server has for all there is. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "api/dead-letters | \"broker\":\"default\"",
        "api/dead-letters/retries | {\"retries\":[",
        "api/keys?key=none&exact=true | {\"keys\":[],\"more\":false,\"problems\":[]}",
        "api/in-doubt | {\"stores\":[{"
      })
  void answer_saysHowFarItGoes(String path, String said) throws Exception {
    HttpResponse<String> answer = ask(request(path, Users.VIEWER));
    assertThat(answer.body()).contains(said);
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "api/consumers/records, 400",
    "api/consumers/records?application=none&consumer=none, 404",
    "api/keys/00, 404",
    "api/keys?exact=true&application=access&consumer=desk, 503",
    "api/dead-letters/none/x, 404"
  })
  void whatIsNotThere_isSaid(String path, int status) throws Exception {
    assertThat(ask(request(path, Users.VIEWER)).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "js/app.js", "api/consumers"})
  void browser_isToldToRunNothingElse(String path) throws Exception {
    HttpResponse<String> answer = ask(request(path, Users.VIEWER));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
        .doesNotContain("unsafe")
        .contains("frame-ancestors 'none'");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }
}
