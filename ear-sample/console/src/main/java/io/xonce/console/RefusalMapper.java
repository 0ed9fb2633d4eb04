/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Tells refusals to whoever asked. */
@Provider
public class RefusalMapper implements ExceptionMapper<Refusal> {

  /** Called by the container. */
  public RefusalMapper() {}

  @Override
  public Response toResponse(Refusal refusal) {
    return refusal.response();
  }
}
