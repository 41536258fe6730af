using TenFour.Streaming.Columns;

namespace TenFour.Streaming.Plans.Functions;

/// <summary>Computes a function for the selected rows of a column batch, all rows in one call.</summary>
internal delegate Column FunctionKernel(KernelInput input);
