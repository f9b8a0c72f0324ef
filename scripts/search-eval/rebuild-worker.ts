const planted: string = 1;
