/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.method;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Calls the methods for a test outside the server: the result, or what was thrown, as text. */
@WebServlet("/call")
public class OrderServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject private transient Orders orders;
  @Inject private transient OrderSession session;
  @Inject private transient LeaseRenewal leases;
  @Inject private transient SubscriptionRenewal subscriptions;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain");
    response.getWriter().write(answer(request));
  }

  private String answer(HttpServletRequest request) {
    String order = request.getParameter("order");
    try {
      return switch (request.getParameter("method")) {
        case "place" ->
            orders
                .place(order, Integer.parseInt(request.getParameter("amount")))
                .getOrDefault("receipts", List.of())
                .get(0)
                .toString();
        case "cancel" -> {
          orders.cancel(order, "true".equals(request.getParameter("outOfStock")));
          yield "cancelled";
        }
        case "strict" -> Long.toString(orders.strict(order));
        case "unstorable" -> orders.unstorable(order).toString();
        case "abandon" -> Long.toString(orders.abandon(order));
        case "loose" -> {
          orders.loose(order);
          yield "done";
        }
        case "session" -> session.place(order).orElseThrow().toString();
        case "lease" -> leases.renew(order);
        case "subscription" -> subscriptions.renew(order);
        default -> "no such method";
      };
    } catch (Exception e) {
      return e.toString();
    }
  }
}
