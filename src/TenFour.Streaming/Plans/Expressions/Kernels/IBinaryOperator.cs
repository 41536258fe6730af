namespace TenFour.Streaming.Plans.Expressions.Kernels;

/// <summary>A function of two values that is defined for every bit pattern. As a type argument it costs no call per row.</summary>
public interface IBinaryOperator<TLeft, TRight, TOut>
{
    static abstract TOut Apply(TLeft left, TRight right);
}
