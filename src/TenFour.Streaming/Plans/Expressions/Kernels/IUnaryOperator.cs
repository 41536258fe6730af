namespace TenFour.Streaming.Plans.Expressions.Kernels;

/// <summary>A function of one value that is defined for every bit pattern. As a type argument it costs no call per row.</summary>
public interface IUnaryOperator<TIn, TOut>
{
    static abstract TOut Apply(TIn value);
}
