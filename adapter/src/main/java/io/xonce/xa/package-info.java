/* SPDX-License-Identifier: Apache-2.0 */
/**
 * An XA datasource whose answers the transaction manager can believe. Lives in the module of the
 * driver, so it needs nothing but Java, JBoss Logging, and the driver.
 */
@NullMarked
package io.xonce.xa;

import org.jspecify.annotations.NullMarked;
