/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * For effects that may happen only after success: a mail, a call to another system, a metric of
 * what was really done. A call of the method returns at once; its body runs when the transaction of
 * the caller has committed, and never if it rolled back.
 *
 * <p><b>Where.</b> On a {@code void} method of a CDI bean, or on a class all of whose methods are
 * {@code void}; anything else fails the deployment. Interception needs a call through the injected
 * bean, not through {@code this}.
 *
 * <p><b>How often.</b> Once for each commit, at most: a server that dies right after the commit
 * takes the call with it. What must not be lost belongs into the transaction, as an outgoing
 * message.
 *
 * <p><b>Transactions.</b> The body runs in the thread of the delivery, without a transaction and
 * without the component's naming context. Within a delivery it waits for the delivery's commit as
 * well, from wherever it is called. Where there is neither, or both have committed, as in an
 * observer of {@code AFTER_SUCCESS}, it runs at once.
 *
 * <p><b>Failure.</b> What the body throws is logged with a number and changes nothing.
 */
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface AfterCommit {}
