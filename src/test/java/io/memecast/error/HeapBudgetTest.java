package io.memecast.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HeapBudgetTest {
  @Test
  void borrow_moreThanIsLeft_isRefusedUntilSomethingComesBack() {
    HeapBudget budget = HeapBudget.of(100);
    HeapBudget.Loan first = budget.borrow(60, "a body");
    assertThatThrownBy(() -> budget.borrow(41, "a body"))
        .isInstanceOfSatisfying(
            CaptionException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.QUEUE_FULL))
        .hasMessage("no memory just now for a body of 41 bytes");
    assertThat(budget.lentBytes()).isEqualTo(60);
    first.close();
    assertThat(budget.tryBorrow(100)).isNotNull();
  }

  @Test
  void close_twice_givesBackOnce() {
    HeapBudget budget = HeapBudget.of(100);
    HeapBudget.Loan kept = budget.borrow(10, "a body");
    HeapBudget.Loan loan = budget.borrow(10, "a body");
    loan.close();
    loan.close();
    assertThat(budget.lentBytes()).isEqualTo(10);
    kept.close();
  }

  @Test
  void part_isBoundByItselfAndByTheWhole() {
    HeapBudget whole = HeapBudget.of(100);
    HeapBudget part = whole.part(50);
    assertThat(part.tryBorrow(51)).isNull();
    HeapBudget.Loan other = whole.borrow(80, "a kernel");
    assertThat(part.tryBorrow(21)).isNull();
    assertThat(part.lentBytes()).isZero();
    HeapBudget.Loan loan = part.borrow(20, "a body");
    assertThat(whole.lentBytes()).isEqualTo(100);
    loan.close();
    other.close();
    assertThat(whole.lentBytes()).isZero();
    assertThat(part.lentBytes()).isZero();
  }
}
