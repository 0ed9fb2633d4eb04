/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The console of a server, asked as scripts ask it. */
final class Server {

  private static final Duration CONNECT = Duration.ofSeconds(10);

  /** A pass of recovery, or forgetting a key, takes some seconds. */
  private static final Duration ANSWER = Duration.ofMinutes(2);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final URI api;
  private final Credentials credentials;

  Server(String address, Credentials credentials) {
    this.api = api(address);
    this.credentials = credentials;
  }

  private static URI api(String address) {
    try {
      URI uri = URI.create(address.endsWith("/") ? address + "api/" : address + "/api/");
      if (uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException ignored) {
      // Said below.
    }
    throw Failure.usage(
        "'" + address + "' is no address of a console, as http://host:8080/xonce-console");
  }

  JsonObject get(String path) {
    return get(path, Map.of());
  }

  JsonObject get(String path, Map<String, String> parameters) {
    String query =
        parameters.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + part(entry.getValue()))
            .collect(Collectors.joining("&"));
    return ask(request(query.isEmpty() ? path : path + "?" + query).GET());
  }

  JsonObject post(String path, JsonObject body) {
    return ask(
        request(path)
            .header("Content-Type", "application/json")
            .header("X-Xonce-Console", "xonce-cli")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  /** A text as a part of an address. */
  static String part(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(api.resolve(path))
            .timeout(ANSWER)
            .header("Accept", "application/json");
    String header = credentials.header();
    return header == null ? request : request.header("Authorization", header);
  }

  private JsonObject ask(HttpRequest.Builder request) {
    try {
      return read(client.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw Failure.server("%s does not answer: %s".formatted(api, reason(e)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.server("Interrupted");
    }
  }

  /** A refused connection has none. */
  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private JsonObject read(HttpResponse<String> response) {
    JsonObject answer = object(response.body());
    if (response.statusCode() == 200 && answer != null) {
      return answer;
    }
    throw Failure.server(
        switch (response.statusCode()) {
          case 401 -> "Who are you? Set XONCE_USER and XONCE_PASSWORD, or mend them";
          case 403 -> refusal(answer, "%s may not do this".formatted(credentials.user()));
          case 404 -> refusal(answer, "There is no console at " + api.resolve(".."));
          default -> refusal(answer, "%s answers %d".formatted(api, response.statusCode()));
        });
  }

  private static String refusal(@Nullable JsonObject answer, String otherwise) {
    return answer == null ? otherwise : answer.getString("error", otherwise);
  }

  private static @Nullable JsonObject object(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    } catch (JsonException e) {
      return null;
    }
  }
}
