namespace TenFour.Streaming.Plans.Expressions.Kernels;

/// <summary>A function of two values that fails for some.</summary>
public interface ICheckedBinaryOperator<TLeft, TRight, TOut>
{
    /// <summary>False where ANSI rules refuse the values. Must not throw: it is also called for null rows, with anything.</summary>
    static abstract bool TryApply(TLeft left, TRight right, out TOut result);
}
