/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static io.xonce.interceptor.XonceLogger.LOG;

import io.xonce.store.StoredReply;
import jakarta.json.bind.JsonbException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The results of one method: stored by its first call, given back to later ones. */
final class Results {

  private final Type type;
  private final Claims claims;

  Results(Method method, Claims claims) {
    this.type = method.getGenericReturnType();
    this.claims = claims;
  }

  /** Refuses what would come back as something else: better now than to a later caller. */
  void save(Arrival arrival, @Nullable Object result) {
    if (type == void.class) {
      return;
    }
    String json = toJson(arrival, result);
    claims.save(
        arrival,
        new StoredReply(StoredReply.Kind.JSON, null, json.getBytes(StandardCharsets.UTF_8)));
  }

  @Nullable Object replay(Arrival arrival) {
    if (type == void.class) {
      return null;
    }
    StoredReply stored =
        claims
            .reply(arrival)
            .orElseThrow(
                () ->
                    LOG.noResult(
                        arrival.incoming().name(),
                        arrival.incoming().consumer(),
                        arrival.key().text()));
    return Jsons.read(new String(stored.body(), StandardCharsets.UTF_8), type);
  }

  private String toJson(Arrival arrival, @Nullable Object result) {
    try {
      String json = Jsons.write(result, type);
      if (json.equals(Jsons.write(Jsons.read(json, type), type))) {
        return json;
      }
      throw notStorable(arrival, "what comes back differs", null);
    } catch (JsonbException e) {
      throw notStorable(arrival, String.valueOf(e.getMessage()), e);
    }
  }

  private RuntimeException notStorable(Arrival arrival, String reason, @Nullable Throwable cause) {
    return LOG.resultNotStorable(
        arrival.incoming().name(),
        arrival.incoming().consumer(),
        arrival.key().text(),
        type.getTypeName(),
        reason,
        cause);
  }
}
