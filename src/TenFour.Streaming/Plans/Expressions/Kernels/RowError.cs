namespace TenFour.Streaming.Plans.Expressions.Kernels;

/// <summary>Makes the error of a row that failed; called at most once an evaluation, for the first such row.</summary>
public delegate RowException RowError(int row);
