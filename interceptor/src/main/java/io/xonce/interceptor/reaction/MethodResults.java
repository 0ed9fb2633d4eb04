/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.reaction;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.attempt.KeyClaims;
import io.xonce.interceptor.attempt.ProcessingAttempt;
import io.xonce.interceptor.key.JsonValues;
import io.xonce.interceptor.log.Printable;
import io.xonce.store.StoredReply;
import jakarta.json.bind.JsonbException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The results of one method: stored by its first call, given back to later ones. */
public final class MethodResults {

  private final Type type;
  private final KeyClaims claims;

  public MethodResults(Method method, KeyClaims claims) {
    this.type = method.getGenericReturnType();
    this.claims = claims;
  }

  /** Refuses what would come back as something else: better now than to a later caller. */
  void save(ProcessingAttempt attempt, @Nullable Object result) {
    if (type == void.class) {
      return;
    }
    String json = toJson(attempt, result);
    claims.save(
        attempt,
        new StoredReply(StoredReply.Kind.JSON, null, json.getBytes(StandardCharsets.UTF_8)));
  }

  @Nullable Object replay(ProcessingAttempt attempt) {
    if (type == void.class) {
      return null;
    }
    StoredReply stored =
        claims
            .reply(attempt)
            .orElseThrow(
                () ->
                    LOG.noResult(
                        attempt.invocation().name(),
                        attempt.invocation().consumer(),
                        attempt.key().text()));
    return JsonValues.read(new String(stored.body(), StandardCharsets.UTF_8), type);
  }

  private String toJson(ProcessingAttempt attempt, @Nullable Object result) {
    try {
      String json = JsonValues.write(result, type);
      if (json.equals(JsonValues.write(JsonValues.read(json, type), type))) {
        return json;
      }
      throw notStorable(attempt, "what comes back differs", null);
    } catch (JsonbException e) {
      throw notStorable(attempt, Printable.reason(e), e);
    }
  }

  private RuntimeException notStorable(
      ProcessingAttempt attempt, String reason, @Nullable Throwable cause) {
    return LOG.resultNotStorable(
        attempt.invocation().name(),
        attempt.invocation().consumer(),
        attempt.key().text(),
        type.getTypeName(),
        reason,
        cause);
  }
}
