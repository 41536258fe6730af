namespace TenFour.Streaming.Plans.Expressions.Kernels;

/// <summary>A function of one value that fails for some.</summary>
public interface ICheckedUnaryOperator<TIn, TOut>
{
    /// <summary>False where ANSI rules refuse the value. Must not throw: it is also called for null rows, with anything.</summary>
    static abstract bool TryApply(TIn value, out TOut result);
}
