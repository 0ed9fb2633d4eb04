/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.method;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The REST resources of this archive. */
@ApplicationPath("/rest")
public class OrderApplication extends Application {}
