/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Whatever changes something needs the role of an operator and comes from here. The role is
 * demanded in web.xml as well; this still holds where a deployer has taken that away.
 */
@Provider
public class HandsFilter implements ContainerRequestFilter {

  static final String OPERATOR = "xonce-operator";

  private static final Set<String> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  /** Called by the container. */
  public HandsFilter() {}

  @Override
  public void filter(ContainerRequestContext request) {
    if (READING.contains(request.getMethod())) {
      return;
    }
    String obstacle =
        SameOrigin.obstacle(
            request.getHeaderString(SameOrigin.HEADER),
            request.getHeaderString("Sec-Fetch-Site"),
            request.getHeaderString("Origin"),
            request.getHeaderString("Host"));
    if (obstacle != null) {
      request.abortWith(Refusal.of(Status.FORBIDDEN, obstacle).response());
    } else if (!request.getSecurityContext().isUserInRole(OPERATOR)) {
      request.abortWith(Refusal.of(Status.FORBIDDEN, "This needs the role " + OPERATOR).response());
    } else if (!MediaType.APPLICATION_JSON_TYPE.isCompatible(request.getMediaType())) {
      request.abortWith(Refusal.of(Status.UNSUPPORTED_MEDIA_TYPE, "Send JSON").response());
    }
  }
}
