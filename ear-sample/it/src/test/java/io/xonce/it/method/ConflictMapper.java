/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.method;

import io.xonce.ConflictException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** As the documentation shows it. */
@Provider
public class ConflictMapper implements ExceptionMapper<ConflictException> {
  @Override
  public Response toResponse(ConflictException conflict) {
    return Response.status(Response.Status.CONFLICT).build();
  }
}
