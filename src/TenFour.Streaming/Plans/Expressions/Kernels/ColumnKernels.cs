using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Kernels;

/// <summary>A compiled loop over one column, chosen by type when the expression is made.</summary>
public delegate Column UnaryKernel(Column input, Rows rows, EvaluationContext context, SqlType type, RowError error);

/// <summary>A compiled loop over two columns, chosen by type when the expression is made.</summary>
public delegate Column BinaryKernel(Column left, Column right, Rows rows, EvaluationContext context, SqlType type, RowError error);
