/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.sample.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** What the page asks its server. */
@ApplicationPath("api")
public class PageApplication extends Application {

  /** Called by the container. */
  public PageApplication() {}
}
